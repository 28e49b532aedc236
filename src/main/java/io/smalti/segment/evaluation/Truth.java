package io.smalti.segment.evaluation;

import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description(
        "The result of a condition. UNKNOWN: the customer's value is missing, so nothing can be said; a customer is in a segment"
                + " only if the whole rule is TRUE")
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The test of a value, unknown when there is none. */
    static <T> Truth of(@Nullable T value, Function<T, Boolean> test) {
        return value == null ? UNKNOWN : of(test.apply(value));
    }

    public Truth and(Truth other) {
        return this == FALSE || other == FALSE ? FALSE : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
    }

    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
