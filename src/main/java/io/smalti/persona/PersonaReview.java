package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("When a persona is to be looked at again; personas are never finished")
public record PersonaReview(
        @Nullable @Description("Null: no day is set") LocalDate reviewOn,

        boolean stale,

        @Nullable @Description("Why it is stale; null when it is not")
        StaleReason reason) {
    static PersonaReview of(@org.jspecify.annotations.Nullable LocalDate reviewOn, LocalDate today) {
        if (reviewOn == null) {
            return new PersonaReview(null, true, StaleReason.NO_REVIEW_PLANNED);
        }
        return reviewOn.isAfter(today)
                ? new PersonaReview(reviewOn, false, null)
                : new PersonaReview(reviewOn, true, StaleReason.REVIEW_DUE);
    }
}
