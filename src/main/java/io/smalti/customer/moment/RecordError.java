package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.Upserted;
import io.smalti.platform.graphql.Access;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, STEWARD})
@Description("Why one item was not recorded")
public record RecordError(
        RecordErrorCode code,
        String message,

        @Description("Where it stands in the input, for example [\"orders\", \"3\", \"placedAt\"]")
        List<@NonNull String> path) {

    /** The errors of a list of items, found below this argument. */
    static List<@NonNull RecordError> of(String argument, List<Upserted> results) {
        var errors = new ArrayList<@NonNull RecordError>();
        for (int i = 0; i < results.size(); i++) {
            for (var problem : results.get(i).problems()) {
                var path = new ArrayList<@NonNull String>(List.of(argument, Integer.toString(i)));
                path.addAll(List.of(problem.field().split("\\.")));
                errors.add(new RecordError(RecordErrorCode.valueOf(problem.reason()), problem.message(), path));
            }
        }
        return errors;
    }
}
