package io.smalti.customer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where values come from when nobody kept it, in SQL as in memory. */
final class Origins {
    private static final Set<String> LIFESTYLE = Set.of("lifestyleType", "lifestyleGroup");

    private Origins() {}

    static boolean ofLifestyle(Trait trait) {
        return LIFESTYLE.contains(trait.code());
    }

    /** Of a value that has no entry in the provenance. */
    static Origin usual(Trait trait) {
        if (trait.column() != null) {
            return trait.writable() ? Origin.OBSERVED : Origin.DERIVED;
        }
        return switch (trait.facet()) {
            case BEHAVIOURAL -> Origin.OBSERVED;
            case FIRMOGRAPHIC -> Origin.DECLARED;
            default -> Origin.DERIVED;
        };
    }

    /** SQL of a part of the entry of a trait, as text; null for a trait that has none. */
    static @Nullable String kept(Trait trait, String part) {
        if (trait.column() != null) {
            return "c.provenance #>> '{%s,%s}'".formatted(trait.code(), part);
        }
        return trait.facet() == Facet.FIRMOGRAPHIC
                ? "(select o.provenance #>> '{%s,%s}' from organisation o where o.id = c.organisation_id)"
                        .formatted(trait.code(), part)
                : null;
    }

    static String sql(Trait trait) {
        if (ofLifestyle(trait)) {
            return "(case when %s is not null then case when t.declared then 'DECLARED' else 'DERIVED' end end)"
                    .formatted(trait.sql());
        }
        var kept = kept(trait, "o");
        var origin = kept == null ? "'" + usual(trait) + "'" : "coalesce(%s, '%s')".formatted(kept, usual(trait));
        // without a moment nothing can be asked of traits that follow from the day, but whether they are known
        return trait.sql().indexOf(':') >= 0 && trait.column() == null
                ? origin
                : "(case when (%s) is not null then %s end)".formatted(trait.sql(), origin);
    }
}
