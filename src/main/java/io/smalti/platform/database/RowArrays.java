package io.smalti.platform.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into one text array per column, as {@code unnest} takes them; the statement casts them. */
public final class RowArrays {
    private final List<@Nullable Object> arguments = new ArrayList<>();

    /** Arguments of the statement that come before the columns. */
    public RowArrays(@Nullable Object... before) {
        arguments.addAll(Arrays.asList(before));
    }

    /** One more column: what the function says of each row. */
    public <T> RowArrays add(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            var cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        arguments.add(column);
        return this;
    }

    /** All arguments, with these after the columns. */
    public @Nullable Object[] and(@Nullable Object... after) {
        arguments.addAll(Arrays.asList(after));
        return arguments.toArray();
    }
}
