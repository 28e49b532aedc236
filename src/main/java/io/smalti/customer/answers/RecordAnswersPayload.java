package io.smalti.customer.answers;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.CustomerError;
import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, STEWARD})
@Description("What became of each answer, in the order of the input")
public record RecordAnswersPayload(List<@NonNull Item> results, List<@NonNull CustomerError> userErrors) {

    @org.eclipse.microprofile.graphql.Type("RecordedAnswer")
    @Access({FRONTEND, STEWARD})
    @Description("What became of one answer")
    public record Item(
            String externalId,
            Outcome outcome,

            @Nullable
            @Description("As it is now, with the next question in completeness; null when the answer was refused")
            Customer customer) {}
}
