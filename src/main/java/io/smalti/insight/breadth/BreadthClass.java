package io.smalti.insight.breadth;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.ANALYST, Role.MARKETER})
@Description("The people whose completeness lies between two shares; of fewer than 10 only their number is told")
public record BreadthClass(
        @Description("Completeness from, 0..1") double from,

        @Description("Completeness below, or 1 included") double below,

        int people,

        @Nullable @Description("Share, 0..1, of whom a lifestyle type or group may be spoken of")
        Double typed,

        @Nullable @Description("Segments a person is in, on average")
        Double segments,

        @Nullable @Description("Share, 0..1, of those who are in no segment")
        Double withoutSegment,

        @Nullable @Description("Variants that at least one of them is offered; null without a campaign")
        Integer variants,

        @Nullable
        @Description("Share, 0..1, of those whose message is more specific than the default; null without a campaign")
        Double specific,

        @Nullable
        @Description(
                "The same if nothing but the age were used: what the type adds for people like these; null without a campaign")
        Double specificWithoutType) {}
