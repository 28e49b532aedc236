package io.smalti.customer;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.graphql.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Customers one by one, and what belongs to each. */
@GraphQLApi
public class CustomerApi {
    private final Customers customers;
    private final IdentifierRepository identifiers;
    private final Consents consents;

    CustomerApi(Customers customers, IdentifierRepository identifiers, Consents consents) {
        this.customers = customers;
        this.identifiers = identifiers;
        this.consents = consents;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("The customer with this id, external id or other name (exactly one of them); null when there is none")
    public @Nullable Customer customer(
            @Nullable @Id String id,
            @Nullable @Description("The company's own key") String externalId,
            @Nullable @Description("Another name, for example a loyalty card") Identifier identifier) {
        if (Stream.of(id, externalId, identifier).filter(Objects::nonNull).count() != 1) {
            throw new InvalidLookup("id, externalId, identifier");
        }
        var wanted = Wanted.of("Customer");
        if (id != null) {
            long key = GlobalId.number(id, "Customer");
            return customers.byKeys(List.of(key), wanted).get(key);
        }
        return externalId != null
                ? customers.byExternalIds(List.of(externalId), wanted).get(externalId)
                : customers.byIdentifier(Objects.requireNonNull(identifier), wanted);
    }

    // nullable, as everything that some readers of a customer may not see: a refusal leaves the rest of the customer
    @Access(STEWARD)
    @Reads("contact")
    @Description("Names and addresses")
    public @Nullable Contact contact(@Source Customer customer) {
        return customer.contact();
    }

    @Transactional
    @Access(STEWARD)
    @Reads("key")
    @Description("The names by which systems know the person, besides externalId")
    public List<@Nullable List<@NonNull CustomerIdentifier>> identifiers(@Source List<Customer> parents) {
        var names = identifiers.of(keys(parents));
        return each(parents, names);
    }

    @Transactional
    @Access({FRONTEND, STEWARD})
    @Reads("key")
    @Description("Every decision of the person about what may be done, oldest first")
    public List<@Nullable List<@NonNull Consent>> consents(@Source List<Customer> parents) {
        var logs = consents.of(keys(parents));
        return each(parents, logs);
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("The size of the whole list: exact to 10,000, then an estimate. Counted only when asked for")
    public Count count(@Source CustomerConnection connection) {
        return connection.counting().get();
    }

    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description("As count { value }")
    public int totalCount(@Source CustomerConnection connection) {
        return connection.counting().get().value();
    }

    private static <T> List<@Nullable List<T>> each(List<Customer> parents, Map<Long, List<T>> lists) {
        var each = new ArrayList<@Nullable List<T>>();
        parents.forEach(parent -> each.add(lists.getOrDefault(parent.key(), List.of())));
        return each;
    }

    private static List<Long> keys(List<Customer> customers) {
        return customers.stream().map(Customer::key).toList();
    }
}
