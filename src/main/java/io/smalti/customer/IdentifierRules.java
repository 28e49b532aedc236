package io.smalti.customer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What holds for identifiers of each kind.
 *
 * @param kinds limit and strength by kind
 * @param blocked identifiers, as they would be stored, that name nobody in particular
 */
public record IdentifierRules(Map<IdentifierKind, OfKind> kinds, Set<Identifier> blocked) {
    private static final OfKind USUAL = new OfKind(10, false);
    private static volatile IdentifierRules current =
            new IdentifierRules(new EnumMap<>(IdentifierKind.class), Set.of());

    /**
     * @param most how many of the kind a customer has
     * @param strong whether two customers with the same one are the same person
     */
    public record OfKind(int most, boolean strong) {}

    /** Those that hold now. */
    public static IdentifierRules current() {
        return current;
    }

    /** From now on these hold. */
    public static void renew(IdentifierRules rules) {
        current = rules;
    }

    public OfKind of(IdentifierKind kind) {
        return kinds.getOrDefault(kind, USUAL);
    }
}
