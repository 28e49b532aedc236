package io.smalti.customer;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The registry of traits, and the traits of customers. */
@GraphQLApi
public class TraitApi {
    private final Caller caller;
    private final Suggestions suggestions;

    TraitApi(Caller caller, Suggestions suggestions) {
        this.caller = caller;
        this.suggestions = suggestions;
    }

    @Query
    @Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
    @Description("What rules, templates and imports can name")
    public List<@NonNull Trait> traits(@Nullable @Description("Null: all") Facet facet) {
        return Traits.all().stream()
                .filter(trait -> facet == null || trait.facet() == facet)
                .toList();
    }

    @Access({FRONTEND, MARKETER, STEWARD})
    @Description(
            "One value with where it comes from; null when unknown. Where nothing is known, what the type suggests, with origin INFERRED. Contact data is for stewards only")
    public List<@Nullable TraitValue> trait(
            @Source List<Customer> customers, @Description("For example income") String code) {
        var trait = Traits.get(code);
        if (trait == null || trait.sensitivity() == Sensitivity.CONTACT && !caller.has(STEWARD)) {
            throw new UnknownTrait();
        }
        var values = new ArrayList<@Nullable TraitValue>();
        customers.forEach(customer -> {
            var known = TraitValues.of(customer, trait);
            values.add(known == null ? suggestions.of(customer, trait) : known);
        });
        return values;
    }

    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("All that is known, with where it comes from; contact data only for stewards")
    public List<List<@NonNull TraitValue>> traits(
            @Source List<Customer> customers,
            @Nullable @Description("Null: all") Facet facet,
            @Nullable @Description("Null: all; without INFERRED nothing is taken from the type")
                    List<@NonNull Origin> origins) {
        boolean contact = caller.has(STEWARD);
        boolean infer = origins == null || origins.contains(Origin.INFERRED);
        var lists = new ArrayList<List<@NonNull TraitValue>>();
        for (var customer : customers) {
            var values = new ArrayList<>(TraitValues.of(customer, facet, contact));
            if (infer) {
                values.addAll(suggestions.of(customer, facet));
            }
            values.removeIf(value -> origins != null && !origins.contains(value.origin()));
            lists.add(values);
        }
        return lists;
    }
}
