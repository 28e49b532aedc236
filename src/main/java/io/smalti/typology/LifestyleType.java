package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * @param distributions shares 0..1 by dimension, in the order of its categories; {@code ageBands} in that of the bands
 * @param scores 1..10 by code
 * @param channels codes of attributes, most suitable first
 * @param penetrations share 0..1 per attribute, in the order of the typology's attributes
 * @param indices 100 = average, in the same order
 * @param cells share 0..1 of all adults per age band
 */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("A kind of household, the lower level of a typology; a customer is linked to it by probability only")
public record LifestyleType(
        @Id @NonNull String id,

        @Ignore int typology,

        @Description(
                "Letter of the group and a running number, for example A01; valid within one version of a typology")
        String code,

        @Description("The group that the type belongs to") LifestyleGroup group,

        @Description("Position in the typology, counted from 1")
        int sequence,

        @Ignore Texts names,

        @Ignore Texts portraits,

        @Description("Share of all households, 0..1") double shareOfHouseholds,

        @Description("Share of all adults, 0..1") double shareOfAdults,

        @Description("Number of households in the country") int households,

        @Description("Mean number of persons of 18 and over in a household")
        double adultsPerHousehold,

        @Description("Mean number of persons under 18 in a household")
        double minorsPerHousehold,

        @Description("Mean number of persons in a household")
        double householdSize,

        @Description("Mean age of the adults, in years") double meanAdultAge,

        @Description("Mean household income; 100 = average of the country")
        double incomeIndex,

        @Description("Mean number of cars of a household") double cars,

        @Ignore Map<String, Integer> scores,

        @Ignore String tone,

        @Ignore List<String> arguments,

        @Ignore List<String> channels,

        @Ignore Map<String, double[]> distributions,

        @Ignore double[] penetrations,

        @Ignore double[] indices,

        @Ignore double[] cells)
        implements Node {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LifestyleType type && id.equals(type.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
