package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, STEWARD})
@Description("What became of each item; one that is refused does not hold up the others")
public record RecordOrdersPayload(
        @Description("One for each item, in the order of the input")
        List<@NonNull RecordedMoment> results,

        List<@NonNull RecordError> userErrors) {}
