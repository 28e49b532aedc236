package io.smalti.segment.rule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.customer.value.RfmBorders;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What numbers of customers are measured by on a day, the same for everybody.
 *
 * @param customers averages over the customers, by trait
 * @param countries published averages, by country and trait
 * @param borders of RFM scores and tenths; null: none computed yet
 */
@RegisterForReflection
public record Yardstick(
        Map<String, BigDecimal> customers,
        Map<String, Map<String, BigDecimal>> countries,
        @Nullable RfmBorders borders) {
    public static final Yardstick NONE = new Yardstick(Map.of(), Map.of(), null);

    /** The average of a trait for a customer of this country; null when there is none above 0. */
    @Nullable
    public BigDecimal average(String trait, RelativeRule.Average of, @Nullable String country) {
        var averages = of == RelativeRule.Average.CUSTOMERS
                ? customers
                : countries.getOrDefault(country == null ? "" : country, Map.of());
        var average = averages.get(trait);
        return average == null || average.signum() <= 0 ? null : average;
    }
}
