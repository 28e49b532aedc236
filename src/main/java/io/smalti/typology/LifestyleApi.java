package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.CacheFor;
import io.smalti.platform.graphql.InvalidPage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What a type or group is like; computed from memory, so a field is asked for parent by parent. */
@GraphQLApi
public class LifestyleApi {
    private final Typologies typologies;

    LifestyleApi(Typologies typologies) {
        this.typologies = typologies;
    }

    @CacheFor(Typology.LIFE)
    @Description("Name of the type")
    public String name(
            @Source LifestyleType type,
            @DefaultValue("en") @Description("BCP 47 tag; a language that is not there falls back to English")
                    String language) {
        return type.names().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The type in one sentence")
    public String portrait(
            @Source LifestyleType type,
            @DefaultValue("en") @Description("BCP 47 tag; a language that is not there falls back to English")
                    String language) {
        return type.portraits().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The version of the scheme that the type belongs to")
    public Typology typology(@Source LifestyleType type) {
        return typologies.of(type.typology());
    }

    @CacheFor(Typology.LIFE)
    @Description("What the numbers are: SYNTHETIC means the output of a model, to be shown as such")
    public String status(@Source LifestyleType type) {
        return typologies.of(type.typology()).status();
    }

    @CacheFor(Typology.LIFE)
    @Description("The adults of the type by age band, from young to old")
    public List<@NonNull TypeAgeBand> ageBands(@Source LifestyleType type) {
        var typology = typologies.of(type.typology());
        return typology.ageBands().stream()
                .map(band -> Shares.cell(typology, type, band))
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Description("How the households of the type spread over age bands, tenure, dwelling, income and more")
    public List<@NonNull Distribution> distributions(
            @Source LifestyleType type, @Nullable @Description("Only this one, for example tenure") String dimension) {
        return Shares.distributions(typologies.of(type.typology()), type.distributions(), dimension);
    }

    @CacheFor(Typology.LIFE)
    @Description("What the households of the type do, own and think, in the order of the typology")
    public List<@NonNull TypeTrait> traits(
            @Source LifestyleType type,
            @Nullable @Description("Only those of this category, for example MEDIA") String category) {
        var typology = typologies.of(type.typology());
        var attributes = typology.attributes();
        return IntStream.range(0, attributes.size())
                .filter(i ->
                        category == null || category.equals(attributes.get(i).category()))
                .mapToObj(i -> Shares.trait(typology, type, i))
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Description("Attitudes on a scale from 1 to 10")
    public List<@NonNull TypeScore> scores(@Source LifestyleType type) {
        return type.scores().entrySet().stream()
                .map(score -> new TypeScore(score.getKey(), score.getValue()))
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Description("How to speak to the households of the type")
    public Communication communication(@Source LifestyleType type) {
        var typology = typologies.of(type.typology());
        var codes = typology.attributes().stream().map(Attribute::code).toList();
        var channels = type.channels().stream()
                .map(channel -> Shares.trait(typology, type, codes.indexOf(channel)))
                .toList();
        return new Communication(type.tone(), type.arguments(), channels);
    }

    @CacheFor(Typology.LIFE)
    @Description("The municipalities with most households of the type, most first")
    public List<@NonNull AreaType> areas(
            @Source LifestyleType type, @DefaultValue("10") @Description("At most 600") int first) {
        if (first < 0 || first > 600) {
            throw new InvalidPage("first must be from 0 to 600, not " + first);
        }
        return typologies.of(type.typology()).areas().stream()
                .map(area -> Shares.areaType(area, type))
                .sorted(Comparator.comparing(AreaType::households).reversed())
                .limit(first)
                .toList();
    }

    @CacheFor(Typology.LIFE)
    @Description("Name of the group")
    public String name(
            @Source LifestyleGroup group,
            @DefaultValue("en") @Description("BCP 47 tag; a language that is not there falls back to English")
                    String language) {
        return group.names().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The group in one sentence")
    public String portrait(
            @Source LifestyleGroup group,
            @DefaultValue("en") @Description("BCP 47 tag; a language that is not there falls back to English")
                    String language) {
        return group.portraits().in(language);
    }

    @CacheFor(Typology.LIFE)
    @Description("The version of the scheme that the group belongs to")
    public Typology typology(@Source LifestyleGroup group) {
        return typologies.of(group.typology());
    }

    @CacheFor(Typology.LIFE)
    @Description("What the numbers are: SYNTHETIC means the output of a model, to be shown as such")
    public String status(@Source LifestyleGroup group) {
        return typologies.of(group.typology()).status();
    }

    @CacheFor(Typology.LIFE)
    @Description("The types of the group, in their order")
    public List<@NonNull LifestyleType> types(@Source LifestyleGroup group) {
        return typologies.of(group.typology()).typesOf(group);
    }

    @CacheFor(Typology.LIFE)
    @Description("How the households of the group spread over age bands, tenure, dwelling and more")
    public List<@NonNull Distribution> distributions(
            @Source LifestyleGroup group,
            @Nullable @Description("Only this one, for example tenure") String dimension) {
        return Shares.distributions(typologies.of(group.typology()), group.distributions(), dimension);
    }
}
