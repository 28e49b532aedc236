package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Outcome;
import io.smalti.customer.Upserted;
import io.smalti.platform.graphql.Access;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, STEWARD})
@Description("What became of one order or contact moment")
public record RecordedMoment(
        String externalId,
        Outcome outcome,
        @Ignore @Nullable Long key) {

    static List<@NonNull RecordedMoment> of(List<String> externalIds, List<Upserted> results) {
        var moments = new ArrayList<@NonNull RecordedMoment>();
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            moments.add(new RecordedMoment(externalIds.get(i), result.outcome(), result.key()));
        }
        return moments;
    }
}
