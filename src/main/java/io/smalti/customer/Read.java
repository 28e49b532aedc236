package io.smalti.customer;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns values of a customer into those of a trait's type. */
final class Read {
    private Read() {}

    static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    static @Nullable List<String> texts(List<String> values) {
        return values.isEmpty() ? null : values;
    }
}
