package io.smalti.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one person. What is absent keeps what is there.
 *
 * @param externalId the company's own key of the person; creates the customer when it is new
 * @param values by trait code (see {@link Traits}): a value of the trait's type, or text that reads as one; several texts
 *     are a list, or one text separated by {@code |} or {@code ;}; null takes back what was said before
 * @param identifiers other names of the person
 * @param organisation external id of the organisation that the person speaks for
 * @param declaredType code of the lifestyle type that the person chose; wins over the computed one
 * @param origin of the values
 * @param confidence in the values, 0..1; null for 1
 * @param observedAt when the values were true; null for now
 * @param expiresAt when they stop to hold; null: never
 */
public record UpsertCustomer(
        String externalId,
        Map<String, ? extends @Nullable Object> values,
        List<Identifier> identifiers,
        @Nullable String organisation,
        @Nullable String declaredType,
        Origin origin,
        @Nullable Double confidence,
        @Nullable Instant observedAt,
        @Nullable Instant expiresAt) {

    /** In place of an organisation: the person speaks for none any more. */
    static final String NO_ORGANISATION = "";

    /** Values that the person declared, now. */
    public static UpsertCustomer of(String externalId, Map<String, ? extends @Nullable Object> values) {
        return new UpsertCustomer(externalId, values, List.of(), null, null, Origin.DECLARED, null, null, null);
    }
}
