package io.smalti.campaign;

import io.smalti.customer.Customer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a placeholder may print.
 *
 * @param value as known of a customer, never inferred; null when unknown
 */
record MessageField(String code, Function<Customer, @Nullable Object> value) {
    @Nullable
    String text(Customer customer) {
        var known = value.apply(customer);
        return switch (known) {
            case null -> null;
            case Iterable<?> several -> {
                var joined = new StringBuilder();
                several.forEach(
                        one -> joined.append(joined.isEmpty() ? "" : ", ").append(one));
                yield joined.toString();
            }
            case java.math.BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> known.toString();
        };
    }
}
