package io.smalti.customer.value;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Reads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What customers are worth: revenue, RFM, Pareto. */
@GraphQLApi
public class ValueApi {
    private final RfmScores scores;
    private final ValueRepository repository;

    ValueApi(RfmScores scores, ValueRepository repository) {
        this.scores = scores;
        this.repository = repository;
    }

    @Transactional
    @Reads("behaviour")
    @Description("Revenue so far, and its rank among all customers")
    public List<@NonNull CustomerValue> value(
            @Source List<@NonNull Customer> customers,
            @Nullable
                    @Description(
                            "Counts only orders placed up to the end of this day and ranks everybody as of it, which takes "
                                    + "seconds over a million customers. When left out: all orders, scored by the borders last computed")
                    LocalDate referenceDate) {
        var groups = repository.groups();
        if (referenceDate == null) {
            var borders = scores.current();
            return customers.stream()
                    .map(customer -> value(spending(customer), borders, groups))
                    .toList();
        }
        var borders = scores.on(referenceDate);
        var spending = scores.spending(customers.stream().map(Customer::key).toList(), referenceDate);
        return customers.stream()
                .map(customer -> value(spending.getOrDefault(customer.key(), Spending.NONE), borders, groups))
                .toList();
    }

    @Query
    @Transactional
    @Access({ANALYST, MARKETER, STEWARD})
    @Description("How unevenly revenue is spread over the customers")
    public Pareto pareto() {
        return repository.pareto();
    }

    private static Spending spending(Customer customer) {
        var behaviour = customer.behaviour();
        return new Spending(behaviour.orders(), behaviour.revenue(), behaviour.firstOrderAt(), behaviour.lastOrderAt());
    }

    private CustomerValue value(Spending spending, RfmBorders borders, List<RfmGroup> groups) {
        var revenue = spending.revenue();
        int orders = spending.orders();
        var average = orders == 0 ? null : revenue.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
        return new CustomerValue(
                revenue,
                orders,
                spending.firstOrderAt(),
                spending.lastOrderAt(),
                average,
                orders == 0 ? null : borders.decile(revenue),
                rfm(spending, borders, groups));
    }

    private Rfm rfm(Spending spending, RfmBorders borders, List<RfmGroup> groups) {
        var reference = borders.reference();
        var last = spending.lastOrderAt();
        if (last == null) {
            return new Rfm(reference, borders.computedAt(), null, null, null, null, null, null, RfmReason.NO_ORDERS);
        }
        var days = ChronoUnit.DAYS.between(last.atZone(scores.zone()).toLocalDate(), reference);
        int shown = (int) Math.max(0, days);
        if (borders.customers() < RfmBorders.FEWEST) {
            return new Rfm(reference, borders.computedAt(), shown, null, null, null, null, null, RfmReason.TOO_FEW);
        }
        int r = RfmBorders.score(BigDecimal.valueOf(-days), borders.recency());
        int f = RfmBorders.score(BigDecimal.valueOf(spending.orders()), borders.frequency());
        int m = RfmBorders.score(spending.revenue(), borders.monetary());
        var group =
                groups.stream().filter(one -> one.holds(r, f, m)).findFirst().orElse(null);
        return new Rfm(reference, borders.computedAt(), shown, r, f, m, "" + r + f + m, group, null);
    }
}
