package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.CacheFor;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Who lives where. */
@GraphQLApi
public class AreaApi {
    private final Typologies typologies;

    AreaApi(Typologies typologies) {
        this.typologies = typologies;
    }

    @CacheFor(Typology.LIFE)
    @Description("Name of the municipality; of the locality when none is known")
    public String name(
            @Source Area area,
            @DefaultValue("en")
                    @Description("BCP 47 tag; a language that is not there falls back to an official one of the area")
                    String language) {
        var name = area.names().find(language);
        for (int i = 0; name == null && i < area.languages().size(); i++) {
            name = area.names().find(area.languages().get(i));
        }
        return name != null
                ? name
                : area.locality() != null ? area.locality() : area.names().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The households of the area by type, most first")
    public List<@NonNull AreaType> types(@Source Area area) {
        return typologies.of(area.typology()).types().stream()
                .map(type -> Shares.areaType(area, type))
                .sorted(Comparator.comparing(AreaType::share).reversed())
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Nullable
    @Description("The whole municipality; null when none is known")
    public Area municipality(@Source Area area) {
        return area.municipalityCode() == null
                ? null
                : typologies.of(area.typology()).municipality(area.municipalityCode());
    }

    @CacheFor(Typology.LIFE)
    @Description("The postcodes of the municipality, or the one postcode that the area is")
    public List<@NonNull String> postcodes(@Source Area area) {
        if (area.postcode() != null) {
            return List.of(area.postcode());
        }
        return typologies.of(area.typology()).postcodes().stream()
                .filter(postcode -> postcode.municipality() != null
                        && postcode.municipality().equals(area.municipalityCode()))
                .map(Postcode::code)
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Description("What the numbers are: SYNTHETIC means the output of a model, to be shown as such")
    public String status(@Source Area area) {
        return typologies.of(area.typology()).status();
    }
}
