package io.smalti.platform.graphql;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of the objects of one type the fields below will read, by the names of its components: so a resolver need not
 * fetch what nobody asked for. Where that is not known, it is everything.
 */
public final class Wanted {
    public static final Wanted EVERYTHING = new Wanted(null);

    private static final ScopedValue<Function<String, Wanted>> BELOW = ScopedValue.newInstance();

    private final @Nullable Set<String> components;

    private Wanted(@Nullable Set<String> components) {
        this.components = components;
    }

    /** These components and no others. */
    public static Wanted only(String... components) {
        return new Wanted(Set.of(components));
    }

    /**
     * What the selection below the field that is being fetched reads of this type. It is for the objects that the resolver
     * itself answers, not for those that it only works with.
     *
     * @param type its name in the schema
     */
    public static Wanted of(String type) {
        return BELOW.isBound() ? BELOW.get().apply(type) : EVERYTHING;
    }

    /** Runs something that may ask {@link #of}. */
    public static void during(Function<String, Wanted> below, Runnable fetching) {
        ScopedValue.where(BELOW, below).run(fetching);
    }

    /** Whether one of these is wanted. */
    public boolean any(String... names) {
        if (components == null) {
            return true;
        }
        for (var name : names) {
            if (components.contains(name)) {
                return true;
            }
        }
        return false;
    }

    public Wanted and(Wanted other) {
        if (components == null || other.components == null) {
            return EVERYTHING;
        }
        var both = new TreeSet<>(components);
        both.addAll(other.components);
        return new Wanted(both);
    }
}
