package io.smalti.customer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of traits, built in and declared: whatever rules, templates, imports and exports may name. */
public final class Traits {
    private static final List<Trait> BUILT_IN = Stream.of(
                    DemographicTraits.all(),
                    PsychographicTraits.all(),
                    BehaviouralTraits.all(),
                    GeographicTraits.all(),
                    FirmographicTraits.all())
            .flatMap(List::stream)
            .toList();

    private static volatile State state = State.of(List.of());

    private Traits() {}

    /** All that hangs together, replaced as a whole. */
    private record State(List<Trait> all, Map<String, Trait> byCode, StoredTraits stored) {
        static State of(List<Trait> declared) {
            var all = Stream.concat(BUILT_IN.stream(), declared.stream())
                    .sorted(Comparator.comparing(Trait::facet))
                    .toList();
            var byCode = new LinkedHashMap<String, Trait>();
            all.forEach(trait -> byCode.put(trait.code(), trait));
            return new State(all, byCode, StoredTraits.of(all));
        }
    }

    /** All traits, facet by facet, the built-in ones first; another list once the company has declared one more. */
    public static List<Trait> all() {
        return state.all();
    }

    /** The trait with this code; null when there is none. */
    public static @Nullable Trait get(String code) {
        return state.byCode().get(code);
    }

    /** From now on these are the declared ones; their columns exist. */
    public static void declare(List<Trait> declared) {
        state = State.of(declared);
    }

    static StoredTraits stored() {
        return state.stored();
    }
}
