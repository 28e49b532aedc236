package io.smalti.customer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on customers in SQL over {@code customer c}, {@code behaviour b} and {@code type_assignment t} (see
 * {@link Customers#FROM}), with an argument for each question mark.
 */
public record Filter(String where, List<@Nullable Object> arguments) {
    /** Everybody. */
    public static final Filter ALL = new Filter("true", List.of());

    public static Filter of(String where, @Nullable Object... arguments) {
        return new Filter(where, java.util.Arrays.asList(arguments));
    }

    /** Both conditions hold. */
    public Filter and(Filter other) {
        var both = new ArrayList<@Nullable Object>(arguments);
        both.addAll(other.arguments);
        return new Filter("(" + where + ") and (" + other.where + ")", both);
    }
}
