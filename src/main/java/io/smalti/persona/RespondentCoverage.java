package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("Whether all three groups of respondents have been asked")
public record RespondentCoverage(
        @Description("All three groups, those not asked with 0")
        List<@NonNull RespondentShare> groups,

        @Description("The groups that nobody has asked yet; empty: complete")
        List<@NonNull Respondents> missing) {
    static RespondentCoverage of(List<Evidence> evidence) {
        var groups = new ArrayList<RespondentShare>();
        var missing = new ArrayList<Respondents>();
        long asked =
                evidence.stream().filter(piece -> piece.respondents() != null).count();
        for (var group : Respondents.values()) {
            var own = evidence.stream()
                    .filter(piece -> piece.respondents() == group)
                    .toList();
            int people = own.stream()
                    .mapToInt(piece -> piece.sample() == null ? 0 : piece.sample())
                    .sum();
            double share = asked == 0 ? 0 : (double) own.size() / asked;
            groups.add(new RespondentShare(group, own.size(), people, share));
            if (own.isEmpty()) {
                missing.add(group);
            }
        }
        return new RespondentCoverage(groups, missing);
    }
}
