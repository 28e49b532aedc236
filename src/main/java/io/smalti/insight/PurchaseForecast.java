package io.smalti.insight;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({ANALYST, MARKETER, STEWARD})
@Description(
        "What was fitted to the company's own orders: BG/NBD for when customers buy, gamma-gamma for how much. Purchases of one"
                + " day are one; times are in days")
public record PurchaseForecast(
        @Description("The orders up to the end of this day were looked at")
        LocalDate referenceDate,

        @Description("Days ahead for which purchases are expected")
        int days,

        Instant fittedAt,

        @Description("With at least one purchase, that were fitted to; at most 200,000, drawn at random")
        int customers,

        @Description("Of them, with at least one more") int repeaters,

        @Nullable
        @Description(
                "Of when customers buy; null: fewer than 100 repeaters, or no parameters fit, and the mean stands in")
        PurchasingFit purchasing,

        @Nullable @Description("Of how much; null as purchasing, or when the mean of the fit does not exist")
        SpendingFit spending,

        @Description("Repeat purchases a day of a customer, on average")
        double meanRate,

        @Nullable @Description("Amount of a purchase, on average; null without purchases")
        Double meanAmount,

        @Description("How many customers have 0, 1, … 6, and 7 or more repeat purchases, and would by the model")
        List<@NonNull RepeatPurchases> repeats) {

    @Access({ANALYST, MARKETER, STEWARD})
    @Description("Parameters of BG/NBD (Fader, Hardie and Lee 2005), by maximum likelihood")
    public record PurchasingFit(
            double r,
            @Description("In days") double alpha,
            double a,
            double b,
            @Description("Of all customers together") double logLikelihood) {}

    @Access({ANALYST, MARKETER, STEWARD})
    @Description("Parameters of gamma-gamma (Fader and Hardie 2013), by maximum likelihood")
    public record SpendingFit(double p, double q, double v, double logLikelihood) {}

    @Access({ANALYST, MARKETER, STEWARD})
    @Description("Customers with so many repeat purchases; of the last that many or more")
    public record RepeatPurchases(
            int repeats,
            int customers,

            @Nullable @Description("By the model; null without one")
            Double expected) {}

    static PurchaseForecast of(PurchaseModels.Stored stored) {
        var model = stored.model();
        var buying = model.purchasing();
        var spending = model.spending();
        var likelihood = model.logLikelihood();
        var spendingLikelihood = model.spendingLogLikelihood();
        return new PurchaseForecast(
                stored.reference(),
                stored.horizon(),
                stored.fittedAt(),
                model.customers(),
                model.repeaters(),
                buying == null || likelihood == null
                        ? null
                        : new PurchasingFit(buying.r(), buying.alpha(), buying.a(), buying.b(), likelihood),
                spending == null || spendingLikelihood == null
                        ? null
                        : new SpendingFit(spending.p(), spending.q(), spending.v(), spendingLikelihood),
                model.meanRate(),
                model.meanAmount(),
                model.repeats().stream()
                        .map(one -> new RepeatPurchases(one.repeats(), one.actual(), one.expected()))
                        .toList());
    }
}
