package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("What is known of a trait of a customer, and where it comes from")
public record TraitValue(
        Trait trait,

        @Description(
                "As text: a number with a point, a day as 1990-12-31, a moment in UTC; several texts are separated by a bar")
        String value,

        @Description("The texts one by one; of other traits, the one value")
        List<@NonNull String> values,

        Origin origin,

        @Nullable @Description("Null when it follows from other values")
        Source source,

        @Nullable @Description("0..1, fading with time where values do; null when unknown")
        Double confidence,

        @Nullable @Description("When it was true; null when it is computed on reading")
        Instant observedAt,

        @Nullable @Description("When it stops to hold; null: never")
        Instant expiresAt) {

    /** What is known of a trait of a customer; null when nothing is. What the type merely suggests is not known. */
    public static @org.jspecify.annotations.Nullable TraitValue known(Customer customer, Trait trait) {
        return TraitValues.of(customer, trait);
    }

    static TraitValue of(
            Trait trait,
            Object value,
            Origin origin,
            @Nullable Source source,
            @Nullable Double confidence,
            @Nullable Instant observedAt) {
        return of(trait, value, origin, source, confidence, observedAt, null);
    }

    static TraitValue of(
            Trait trait,
            Object value,
            Origin origin,
            @Nullable Source source,
            @Nullable Double confidence,
            @Nullable Instant observedAt,
            @Nullable Instant expiresAt) {
        var values = value instanceof List<?> texts
                ? texts.stream().map(Object::toString).toList()
                : List.of(value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString());
        return new TraitValue(
                trait, String.join(" | ", values), values, origin, source, confidence, observedAt, expiresAt);
    }
}
