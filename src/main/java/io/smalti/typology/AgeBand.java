package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("A range of ages of persons (types describe households). Nobody under the first band is profiled")
public record AgeBand(
        @Id @NonNull String id,

        @Ignore int typology,

        @Description("For example 30-34 or 75+") String code,

        @Description("Position from the youngest, counted from 1")
        int sequence,

        @Description("Youngest age in completed years, inclusive")
        int fromAge,

        @Nullable @Description("Age in completed years where the next band begins, exclusive; null: no upper end")
        Integer untilAge,

        @Description("Share of all adults, 0..1") double shareOfAdults)
        implements Node {
    boolean holds(int years) {
        return years >= fromAge && (untilAge == null || years < untilAge);
    }
}
