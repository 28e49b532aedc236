package io.smalti.insight;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("What a customer may be expected to buy, by the model fitted last")
public record ExpectedPurchases(
        @Description(
                "Purchases, those of one day counted as one, from the reference date on for so many days; a mean, so rarely whole")
        double purchases,

        @Description("Days ahead") int days,

        @Description("The orders up to the end of this day were looked at")
        LocalDate referenceDate,

        @Nullable @Description("Probability 0..1 that the customer still buys at all; null without a model")
        Double alive,

        @Nullable @Description("Amount of one purchase, in the currency of the orders, in cents; null when unknown")
        BigDecimal averagePurchase,

        @Nullable @Description("purchases times averagePurchase, in cents; null when that is unknown")
        BigDecimal value,

        @Description(
                "Whether the model speaks of this customer, or the mean of all stands in because the data are too thin")
        Basis basis) {

    @org.eclipse.microprofile.graphql.Enum("ExpectedPurchasesBasis")
    @Description("What an expectation rests on")
    public enum Basis {
        @Description("the customer's own purchases, by the model")
        MODEL,
        @Description("the mean of all customers with purchases: too few of them bought again for a model")
        MEAN,
        @Description("the mean of the members of the segment asked for: of this customer the model cannot speak")
        SEGMENT_MEAN
    }

    static ExpectedPurchases of(
            double purchases,
            @org.jspecify.annotations.Nullable Double alive,
            @org.jspecify.annotations.Nullable Double average,
            Basis basis,
            int days,
            LocalDate reference) {
        return new ExpectedPurchases(
                purchases,
                days,
                reference,
                alive,
                average == null ? null : cents(average),
                average == null ? null : cents(average * purchases),
                basis);
    }

    private static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
