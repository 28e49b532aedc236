package io.smalti.intake;

import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;

@Description("What a file holds")
public enum ImportKind {
    CUSTOMERS,
    ORDERS,
    INTERACTIONS,
    HOUSEHOLDS;

    /** @throws ImportRefused for another word than customers, orders, interactions, households */
    static ImportKind of(String path) {
        for (var kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(path)) {
                return kind;
            }
        }
        throw new ImportRefused("UNKNOWN_KIND", "There are imports of customers, orders, interactions and households");
    }
}
