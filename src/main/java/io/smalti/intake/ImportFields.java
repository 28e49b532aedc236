package io.smalti.intake;

import io.smalti.customer.IdentifierKind;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields a file of each kind may hold, and those without which no line makes sense. */
final class ImportFields {
    private static final Set<String> ORDERS = ordered(
            "order",
            "customer",
            "placedAt",
            "product",
            "description",
            "quantity",
            "unitPrice",
            "kind",
            "cancelled",
            "channel",
            "currency",
            "country");
    private static final Set<String> INTERACTIONS =
            ordered("interaction", "customer", "kind", "occurredAt", "channel", "subject", "score");
    private static final Set<String> HOUSEHOLDS = ordered("household", "customer");

    private ImportFields() {}

    static Set<String> of(ImportKind kind) {
        return switch (kind) {
            case ORDERS -> ORDERS;
            case INTERACTIONS -> INTERACTIONS;
            case HOUSEHOLDS -> HOUSEHOLDS;
            case CUSTOMERS -> {
                var fields = ordered("customer", "organisation", "observedAt", "expiresAt", "origin", "confidence");
                Traits.all().stream().filter(Trait::writable).map(Trait::code).forEach(fields::add);
                Arrays.stream(IdentifierKind.values())
                        .map(ImportFields::identifier)
                        .forEach(fields::add);
                yield fields;
            }
        };
    }

    static List<String> required(ImportKind kind) {
        return switch (kind) {
            case ORDERS -> List.of("order", "customer", "placedAt", "product", "quantity", "unitPrice");
            case INTERACTIONS -> List.of("interaction", "customer", "kind", "occurredAt");
            case CUSTOMERS -> List.of("customer");
            case HOUSEHOLDS -> List.of("household", "customer");
        };
    }

    /**
     * Which fields the lines of a file can say something of.
     *
     * @param header the columns; null when each line names its own
     */
    static Predicate<String> told(Mapping mapping, @Nullable List<String> header) {
        return field ->
                header == null || mapping.constants().containsKey(field) || header.contains(mapping.column(field));
    }

    /** The field for an identifier: {@code identifier.LOYALTY_CARD}. */
    static String identifier(IdentifierKind kind) {
        return "identifier." + kind.name();
    }

    private static Set<String> ordered(String... fields) {
        return new LinkedHashSet<>(List.of(fields));
    }
}
