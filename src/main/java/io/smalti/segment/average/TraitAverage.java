package io.smalti.segment.average;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("What a number is compared with by relative rules")
public record TraitAverage(
        Trait trait,

        @Nullable @Description("ISO 3166-1 code of the country; null: of all our customers")
        String country,

        @Description("In the unit of the trait") BigDecimal average,

        @Nullable @Description("Customers of whom it is known; null when it was published")
        Integer known,

        @Nullable @Description("Who published it; null when it is computed from our customers")
        String source,

        Instant computedAt) {}
