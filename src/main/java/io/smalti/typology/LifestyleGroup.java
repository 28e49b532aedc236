package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** @param distributions shares 0..1 by dimension, in the order of its categories; {@code ageBands} in that of the bands */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("The upper level of a typology: several lifestyle types of households that have much in common")
public record LifestyleGroup(
        @Id @NonNull String id,

        @Ignore int typology,

        @Description("A letter, for example A") String code,

        @Description("Position in the typology, counted from 1")
        int sequence,

        @Ignore Texts names,

        @Ignore Texts portraits,

        @Description("Share of all households, 0..1") double shareOfHouseholds,

        @Description("Share of all adults, 0..1") double shareOfAdults,

        @Description("Mean household income; 100 = average of the country")
        double incomeIndex,

        @Description("Mean number of persons in a household")
        double householdSize,

        @Description("Mean number of cars of a household") double cars,

        @Ignore Map<String, double[]> distributions)
        implements Node {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LifestyleGroup group && id.equals(group.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
