package io.smalti.customer.household;

import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Households by global id. */
@Singleton
class HouseholdNodes implements NodeSource {
    private final Households households;

    HouseholdNodes(Households households) {
        this.households = households;
    }

    @Override
    public String type() {
        return Household.TYPE;
    }

    @Override
    public Map<String, ? extends Node> load(Collection<String> keys) {
        var found = new HashMap<String, Household>();
        households.byKeys(GlobalId.numbers(keys)).forEach((key, household) -> found.put(key.toString(), household));
        return found;
    }
}
