package io.smalti.insight;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.DomainException;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.job.Job;
import io.smalti.platform.job.Jobs;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What customers may be expected to buy. */
@GraphQLApi
public class PurchaseForecastApi {
    private static final int MOST_DAYS = 3_650;

    private final PurchaseModels models;
    private final PurchaseModelFit fit;
    private final SegmentMean means;
    private final Jobs jobs;
    private final Caller caller;

    PurchaseForecastApi(PurchaseModels models, PurchaseModelFit fit, SegmentMean means, Jobs jobs, Caller caller) {
        this.models = models;
        this.means = means;
        this.fit = fit;
        this.jobs = jobs;
        this.caller = caller;
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("The model of purchases fitted last; null: none yet. One is fitted every day")
    public @Nullable PurchaseForecast purchaseForecast() {
        var stored = models.latest();
        return stored == null ? null : PurchaseForecast.of(stored);
    }

    @Mutation
    @Transactional
    @Access(MARKETER)
    @Description(
            "Fits the model of purchases anew, by a job, and computes what may be expected of every customer with purchases")
    public @Nullable Job fitPurchases(
            @Nullable @Description("Orders up to the end of this day are looked at; null: today")
                    LocalDate referenceDate,
            @Nullable @Description("Days ahead, 1 to 3,650; null: 365") Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new InvalidHorizon();
        }
        return jobs.find(fit.start(referenceDate, days, caller.name()));
    }

    static final class InvalidHorizon extends DomainException {
        private static final long serialVersionUID = 1L;

        InvalidHorizon() {
            super("days must be from 1 to 3,650");
        }
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Reads("key")
    @Description(
            "What the customer may be expected to buy, by the model fitted last. Where the model cannot speak of the customer (no"
                    + " purchase up to its reference date, or too thin data for a model), the mean of the segment stands in; null without one")
    public List<@Nullable ExpectedPurchases> expectedPurchases(
            @Source List<Customer> customers,
            @Nullable
                    @Description(
                            "Key of the segment whose mean may stand in; of fewer than ten members who ordered it does not")
                    String segment) {
        var found = models.of(customers.stream().map(Customer::key).toList());
        var latest = segment == null ? null : models.latest();
        var mean = segment == null || latest == null ? null : means.of(segment, latest.reference(), latest.horizon());
        return customers.stream()
                .<@Nullable ExpectedPurchases>map(customer -> {
                    var own = found.get(customer.key());
                    boolean silent = own == null || own.basis() == ExpectedPurchases.Basis.MEAN;
                    return silent && mean != null ? mean : own;
                })
                .toList();
    }
}
