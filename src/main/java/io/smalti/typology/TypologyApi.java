package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.CacheFor;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** The ways into the typologies; all of them answer from memory. */
@GraphQLApi
public class TypologyApi {
    private final Typologies typologies;

    TypologyApi(Typologies typologies) {
        this.typologies = typologies;
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("All typologies in all versions, oldest first")
    public List<@NonNull Typology> typologies() {
        return typologies.all();
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("One typology; null when there is none of this code and version")
    public @Nullable Typology typology(
            @Description("For example OLT-BE") String code,
            @Nullable @Description("For example 1.0.0; without it the active version, else the newest")
                    String version) {
        return typologies.find(code, version);
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("A lifestyle type by its code; null when there is none")
    public @Nullable LifestyleType lifestyleType(
            @Description("For example A01") String code,
            @Nullable @Description("Code of a typology; without it the active one of the home country")
                    String typology) {
        var chosen = chosen(typology);
        return chosen == null ? null : chosen.type(code);
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("A lifestyle group by its code; null when there is none")
    public @Nullable LifestyleGroup lifestyleGroup(
            @Description("For example A") String code,
            @Nullable @Description("Code of a typology; without it the active one of the home country")
                    String typology) {
        var chosen = chosen(typology);
        return chosen == null ? null : chosen.group(code);
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The age bands from young to old; empty when there is no such typology")
    public List<@NonNull AgeBand> ageBands(
            @Nullable @Description("Code of a typology; without it the active one of the home country")
                    String typology) {
        var chosen = chosen(typology);
        return chosen == null ? List.of() : chosen.ageBands();
    }

    @Query
    @CacheFor(Typology.LIFE)
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The area of a postcode; null when the active typology of the country does not know it")
    public @Nullable Area area(
            @Description("For example 9000") String postcode,
            @Nullable @Description("ISO 3166-1 alpha-2 code, for example BE; without it the home country")
                    String country) {
        var chosen = country == null ? typologies.home() : typologies.activeIn(country);
        return chosen == null ? null : chosen.area(postcode);
    }

    @CacheFor(Typology.LIFE)
    @Description("Title of the typology")
    public String title(
            @Source Typology typology,
            @DefaultValue("en") @Description("BCP 47 tag; a language that is not there falls back to English")
                    String language) {
        return typology.titles().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The whole municipalities of the typology, by code")
    public List<@NonNull Area> municipalities(@Source Typology typology) {
        return typology.areas();
    }

    @CacheFor(Typology.LIFE)
    @Description("The adults in the band by type, in the order of the types")
    public List<@NonNull TypeAgeBand> types(@Source AgeBand band) {
        var typology = typologies.of(band.typology());
        return typology.types().stream()
                .map(type -> Shares.cell(typology, type, band))
                .toList();
    }

    private @org.jspecify.annotations.Nullable Typology chosen(@org.jspecify.annotations.Nullable String code) {
        return code == null ? typologies.home() : typologies.find(code, null);
    }
}
