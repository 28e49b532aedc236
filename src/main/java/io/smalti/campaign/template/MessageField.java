package io.smalti.campaign.template;

import io.smalti.customer.Trait;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a placeholder may print.
 *
 * @param traits those that the value is made of
 * @param value as known of a person, never inferred, from the values of the traits; null when unknown
 * @param sample what it looks like
 */
public record MessageField(
        String code,
        List<Trait> traits,
        Function<Function<Trait, @Nullable Object>, @Nullable Object> value,
        String sample) {
    /** @param known the value of a trait, in its Java type; null when unknown */
    public @Nullable String text(Function<Trait, @Nullable Object> known) {
        var found = value.apply(known);
        return switch (found) {
            case null -> null;
            case Iterable<?> several -> {
                var joined = new StringBuilder();
                several.forEach(
                        one -> joined.append(joined.isEmpty() ? "" : ", ").append(one));
                yield joined.toString();
            }
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> found.toString();
        };
    }
}
