package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.moment.OrderKind;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A comparison of what the orders of a customer add up to. */
@Input("OrdersRuleInput")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Description(
        "Orders that were not cancelled, and a number made of them. Example, at least two purchases of chairs this year:"
                + " {withinDays: 365, lines: {descriptionContains: \"chair\"}, atLeast: 2}")
public record OrdersRule(
        @Nullable @Description("Null: purchases; for REVENUE and QUANTITY purchases and returns, which are taken off")
        OrderKind kind,

        @Nullable @Description("Through one of these channels; null: any, or unknown")
        List<@NonNull Channel> channels,

        @Nullable @Description("Placed today or on one of so many days before; not together with since and before")
        Integer withinDays,

        @Nullable @Description("Placed on this day or later, in the company's time zone")
        LocalDate since,

        @Nullable @Description("Placed earlier than this day")
        LocalDate before,

        @Nullable
        @Description(
                "Only orders with at least one such line; then REVENUE and QUANTITY are those of such lines. Null: any order, with its total")
        LinesRule lines,

        @Nullable @Description("What is compared; null: COUNT")
        OrderMeasure measure,

        @Nullable
        @Description("number ≥ this; null: no lower end. One end is needed; without either COUNT is at least 1")
        Double atLeast,

        @Nullable @Description("number ≤ this; null: no upper end")
        Double atMost) {

    @Input("OrderLinesRuleInput")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Description("Lines of orders; what is not said may be anything, at least one thing must be said")
    public record LinesRule(
            @Nullable @Description("1 to 1,000 numbers of products, for example [\"85123A\"]")
            List<@NonNull String> products,

            @Nullable
            @Description("Part of the description; A to Z match in either case. A line without description does not")
            String descriptionContains,

            @Nullable @Description("Price of one piece ≥ this")
            Double priceFrom,

            @Nullable @Description("Price of one piece ≤ this")
            Double priceTo) {}
}
