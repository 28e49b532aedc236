package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param mix share 0..1 of households per type, in the order of the types */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("A municipality, or a postcode within one, and the households that live there")
public record Area(
        @Id @NonNull String id,

        @Ignore int typology,

        @Description("What the numbers of households speak of: for most postcodes, the municipality")
        AreaLevel level,

        @Nullable @Description("Null when the area is a whole municipality")
        String postcode,

        @Nullable @Description("Name of the place with this postcode; null when the area is a whole municipality")
        String locality,

        @Nullable
        @Description(
                "Code of the municipality, in Belgium the NIS code before 2019, for example 44021; null: none known")
        String municipalityCode,

        @Ignore Texts names,

        @Nullable @Description("Null when no municipality is known")
        String province,

        @Description("In Belgium FLANDERS, WALLONIA or BRUSSELS")
        String region,

        @Description("Official languages as BCP 47 tags, for example nl")
        List<@NonNull String> languages,

        @Nullable @Description("What is special about the postcode; null: nothing")
        String note,

        @Description("Number of households at the level named")
        int households,

        @Nullable @Description("Mean income per person; 100 = average of the country; null: unknown")
        Double incomeIndex,

        @Nullable
        @Description(
                "The kind of place in which most households would live, going by their types, for example TOWN; null: no"
                        + " municipality, or the typology does not say")
        String urbanity,

        @Ignore double[] mix)
        implements Node {
    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Area area && id.equals(area.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
