package io.smalti.typology;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("The files of a typology")
public record ImportTypology(
        @NonNull
        @Description(
                "typology.json, and where there are areas: area_mix_municipality.csv and postcodes.csv; variant_cells.csv"
                        + " and grand_index.csv are checked against the types when they are there")
        List<@NonNull File> files) {

    @org.eclipse.microprofile.graphql.Input("TypologyFileInput")
    @Description("One file of a typology")
    public record File(
            @NonNull String name,
            @NonNull @Description("The text of the file") String content) {}
}
