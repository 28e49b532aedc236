package io.smalti.insight;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Trait;
import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description(
        "A value that members have more or less often than others; associated with being a member, not the cause of it")
public record CommonTrait(
        Trait trait,

        @Description(
                "The value, or for a number the fifth of all customers looked at, for example from 2100 below 3000")
        String value,

        @Description("Members who have it") int count,
        @Description("Members of whom the trait is known") int known,
        @Description("count by known, 0..1") double share,

        @Description("Others who have it, by others of whom the trait is known, 0..1")
        double baseShare,

        @Nullable @Description("100 · share / share among members and others; null where fewer than 30 of them have it")
        Double index,

        @Nullable @Description("share by baseShare; 1.2 or more, or 0.8 or less; null where none of the others has it")
        Double lift,

        @Description(
                "Probability of a difference as large by chance: Fisher's exact test for small numbers, else chi-squared")
        double pValue,

        @Description(
                "Share of false findings if all with a p as small are believed (Benjamini and Hochberg, over all values compared); at most 0.05")
        double qValue) {}
