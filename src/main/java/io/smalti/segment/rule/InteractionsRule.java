package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A comparison of what the contacts of a customer add up to. */
@Input("InteractionsRuleInput")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Description("Contacts that are no orders, and a number made of them. Example, three searches for a sofa in a month:"
        + " {kinds: [SEARCH], subjectContains: \"sofa\", withinDays: 30, atLeast: 3}")
public record InteractionsRule(
        @Nullable @Description("Null: all") List<@NonNull InteractionKind> kinds,

        @Nullable @Description("Through one of these channels; null: any, or unknown")
        List<@NonNull Channel> channels,

        @Nullable @Description("Today or on one of so many days before; not together with since and before")
        Integer withinDays,

        @Nullable @Description("On this day or later, in the company's time zone")
        LocalDate since,

        @Nullable @Description("Earlier than this day") LocalDate before,

        @Nullable
        @Description(
                "Part of the page, search term, reason or question; A to Z match in either case. A contact without subject does not")
        String subjectContains,

        @Nullable @Description("Only with a score, and score ≥ this")
        Integer scoreFrom,

        @Nullable @Description("Only with a score, and score ≤ this")
        Integer scoreTo,

        @Nullable @Description("What is compared; null: COUNT")
        InteractionMeasure measure,

        @Nullable
        @Description("number ≥ this; null: no lower end. One end is needed; without either COUNT is at least 1")
        Double atLeast,

        @Nullable @Description("number ≤ this; null: no upper end")
        Double atMost) {}
