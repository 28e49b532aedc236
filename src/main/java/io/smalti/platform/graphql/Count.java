package io.smalti.platform.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("The size of a list: exact to 10,000, the planner's estimate above")
public record Count(@NonNull Integer value, @NonNull Precision precision) {
    public enum Precision {
        EXACT,
        ESTIMATE
    }
}
