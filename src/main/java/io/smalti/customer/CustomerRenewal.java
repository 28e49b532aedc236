package io.smalti.customer;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Assignment;
import io.smalti.typology.TypeAssignments;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings up to date what follows from the rows of customers that were written by others than upserts. */
@Singleton
public class CustomerRenewal {
    private final Sql sql;
    private final Customers customers;
    private final Profiles profiles;
    private final TypeAssignments assignments;
    private final Consents consents;
    private final BehaviourFold behaviour;

    CustomerRenewal(
            Sql sql,
            Customers customers,
            Profiles profiles,
            TypeAssignments assignments,
            Consents consents,
            BehaviourFold behaviour) {
        this.sql = sql;
        this.customers = customers;
        this.profiles = profiles;
        this.assignments = assignments;
        this.consents = consents;
        this.behaviour = behaviour;
    }

    /** @param patch JSON of columns and values; columns that are absent stay */
    @Transactional
    public void overwrite(long customer, String patch, Instant at) {
        sql.update(Traits.stored().update(), at, List.of(customer), List.of(patch));
    }

    /** The folds over consents and contact moments, and the type; whoever follows customers is told. */
    @Transactional
    public void renew(Set<Long> keys) {
        consents.fold(keys);
        retype(keys);
        behaviour.renew(keys);
    }

    /** The type alone, as it is computed now; a declared one stays. */
    @Transactional
    public Map<Long, Assignment> retype(Collection<Long> keys) {
        var computed = new HashMap<Long, Assignment>();
        customers.byKeys(keys).forEach((key, customer) -> computed.put(key, profiles.assign(customer)));
        assignments.store(computed);
        return computed;
    }
}
