package io.smalti.customer.history;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.HistoryOf;
import io.smalti.customer.Organisation;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What was known of organisations before. */
@GraphQLApi
public class OrganisationHistoryApi {
    private final PastValues past;

    OrganisationHistoryApi(PastValues past) {
        this.past = past;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("Values that were replaced, taken back or outweighed, the newest first")
    public List<@NonNull List<@NonNull PastValue>> history(
            @Source List<@NonNull Organisation> parents,
            @Nullable @Description("Code of one trait, for example employees; null: all") String trait,
            @Nullable @Description("How many, 1 to 100; 20 when absent") Integer first) {
        var codes = Traits.all().stream()
                .map(Trait::code)
                .filter(code -> trait == null || trait.equals(code))
                .toList();
        var found = past.of(
                HistoryOf.ORGANISATIONS, parents.stream().map(Organisation::key).toList(), codes, first);
        return parents.stream()
                .map(organisation -> found.getOrDefault(organisation.key(), List.of()))
                .toList();
    }
}
