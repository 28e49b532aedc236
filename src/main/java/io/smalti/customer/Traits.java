package io.smalti.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of built-in traits: whatever rules, templates and imports may name. */
public final class Traits {
    private static final Map<String, Trait> ALL = new LinkedHashMap<>();

    static {
        Stream.of(
                        DemographicTraits.all(),
                        PsychographicTraits.all(),
                        BehaviouralTraits.all(),
                        GeographicTraits.all(),
                        FirmographicTraits.all())
                .flatMap(List::stream)
                .forEach(trait -> ALL.put(trait.code(), trait));
    }

    private static final List<Trait> LIST = List.copyOf(ALL.values());

    private Traits() {}

    /** All traits, facet by facet. */
    public static List<Trait> all() {
        return LIST;
    }

    /** The trait with this code; null when there is none. */
    public static @Nullable Trait get(String code) {
        return ALL.get(code);
    }
}
