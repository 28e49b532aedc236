package io.smalti.segment.average;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.TraitOperator;
import io.smalti.customer.Traits;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.rule.reading.SegmentError;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The averages that relative rules compare with. */
@GraphQLApi
public class AverageApi {
    private final Yardsticks yardsticks;

    AverageApi(Yardsticks yardsticks) {
        this.yardsticks = yardsticks;
    }

    @Query
    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description("Averages by trait: of all customers, computed every day, and of countries, as published")
    public @NonNull List<@NonNull TraitAverage> averages() {
        return yardsticks.averages();
    }

    @Description("A published average of a country")
    public record PublishAverage(
            @Description("ISO 3166-1 code of two letters") String country,

            @Description("Code of a trait that is a number, for example income")
            String trait,

            @Description("In the unit of the trait, above 0")
            BigDecimal average,

            @Description("Who published it and for when, 1 to 200 characters")
            String source) {}

    @Access(MARKETER)
    @Description("What came of publishing an average")
    public record PublishAveragePayload(
            @Nullable @Description("All averages; null after user errors")
            List<@NonNull TraitAverage> averages,

            @Description("Why nothing was kept; empty when it was")
            List<@NonNull SegmentError> userErrors) {}

    @Mutation
    @Transactional
    @Access(MARKETER)
    @Description("Keeps the published average of a country, for relative rules. Segments follow with the next refresh")
    public @NonNull PublishAveragePayload publishAverage(@NonNull PublishAverage input) {
        var trait = Traits.get(input.trait());
        if (trait == null) {
            return refused(Code.UNKNOWN_TRAIT, "there is no such trait", "trait");
        }
        if (!trait.operators().contains(TraitOperator.RELATIVE)) {
            return refused(Code.OPERATOR_NOT_ALLOWED, "it is no number", "trait");
        }
        if (!input.country().matches("[A-Z]{2}")) {
            return refused(Code.INVALID_VALUE, "two capital letters, for example BE", "country");
        }
        if (input.average().signum() <= 0 || input.average().precision() > 30) {
            return refused(Code.INVALID_VALUE, "an average is above 0", "average");
        }
        if (input.source().isBlank()
                || input.source().length() > 200
                || input.source().indexOf(0) >= 0) {
            return refused(Code.INVALID_TEXT, "1 to 200 characters", "source");
        }
        yardsticks.publish(
                input.country(), trait.code(), input.average(), input.source().strip());
        return new PublishAveragePayload(yardsticks.averages(), List.of());
    }

    private static PublishAveragePayload refused(Code code, String message, String path) {
        return new PublishAveragePayload(null, List.of(new SegmentError(code, message, List.of(path))));
    }
}
