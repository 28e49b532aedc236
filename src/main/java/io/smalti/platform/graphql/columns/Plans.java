package io.smalti.platform.graphql.columns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one document. Each condition doubles their number, so a client could make a server remember plans without end
 * by turning them: past {@link #MOST} they are forgotten, and those still in use compiled once more.
 */
final class Plans {
    static final int MOST = 64;

    private final Map<Variant, Selection> known = new ConcurrentHashMap<>();

    /**
     * @param operation its name in the document
     * @param conditions the values that {@code @skip} and {@code @include} look at
     */
    record Variant(@Nullable String operation, List<@Nullable Object> conditions) {}

    Selection of(Variant variant, Supplier<Selection> compiler) {
        var plan = known.get(variant);
        if (plan == null) {
            plan = compiler.get();
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(variant, plan);
        }
        return plan;
    }
}
