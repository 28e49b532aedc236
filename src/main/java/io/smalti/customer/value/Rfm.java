package io.smalti.customer.value;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;

/** Recency, frequency and monetary value of a customer against all customers with orders. */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("Recency, frequency and monetary value, scored 1 (lowest) to 5 against all customers with orders: "
        + "score = least(5, 1 + floor(5·(rank−1)/n)), equal values sharing the lowest rank")
public record Rfm(
        @Description("Days are counted up to this day") LocalDate referenceDate,

        @Nullable @Description("When the borders between the scores were computed; null: just now, for this answer")
        Instant computedAt,

        @Nullable @Description("Whole days from the last order to the reference date; null without orders")
        Integer days,

        @Nullable @Description("5 is the latest; null when there is no score")
        Integer recency,

        @Nullable @Description("5 is the most frequent; null when there is no score")
        Integer frequency,

        @Nullable @Description("5 is the highest net revenue; null when there is no score")
        Integer monetary,

        @Nullable @Description("The three scores as one text, for example \"545\"; null when there is no score")
        String cell,

        @Nullable @Description("The name of the cell's group; null when there is no score")
        RfmGroup group,

        @Nullable @Description("Why there is no score; null when there is one")
        RfmReason reason) {}
