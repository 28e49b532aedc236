package io.smalti.platform.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the caller wrote as arguments of the field that is being answered, where records cannot tell null from absent. */
public final class WrittenInput {
    private static final ScopedValue<Map<String, Object>> ARGUMENTS = ScopedValue.newInstance();

    private WrittenInput() {}

    /** Answers a field with these arguments. */
    public static <T extends @Nullable Object> T during(Map<String, Object> arguments, Callable<T> answer)
            throws Exception {
        return ScopedValue.where(ARGUMENTS, arguments).call(answer::call);
    }

    /** The names of the fields that were written as null, in each object of this list of the argument {@code input}. */
    public static List<Set<String>> nullsIn(String list) {
        var arguments = ARGUMENTS.isBound() ? ARGUMENTS.get() : Map.<String, Object>of();
        return arguments.get("input") instanceof Map<?, ?> input && input.get(list) instanceof List<?> objects
                ? objects.stream().map(WrittenInput::nulls).toList()
                : List.of();
    }

    private static Set<String> nulls(@Nullable Object object) {
        var names = new TreeSet<String>();
        if (object instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (value == null) {
                    names.add(name.toString());
                }
            });
        }
        return names;
    }
}
