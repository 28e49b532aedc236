package io.smalti.insight.breadth;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.ANALYST, Role.MARKETER})
@Description(
        "How much people are offered, by how much is known of them; without minors and those who object to profiling or whose data is restricted, who are"
                + " offered less on purpose")
public record BreadthOfOffer(
        @Description("People who were counted") int people,

        @Description("One in so many was counted; 1: everybody")
        int oneIn,

        @Description("Five classes of completeness, least known first")
        List<@NonNull BreadthClass> classes) {}
