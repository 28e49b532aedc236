package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * One version of a scheme with everything in it, immutable.
 *
 * @param key primary key; 0 while it is only a file
 * @param checksum SHA-256 of its files, in hexadecimal
 */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("A versioned scheme of lifestyle groups and types of households for one country")
public record Typology(
        @Id @NonNull String id,

        @Ignore int key,

        @Description("For example OLT-BE") String code,

        @Description("For example 1.0.0") String version,

        @Description("ISO 3166-1 alpha-2 code of the only country it is valid for")
        String country,

        @Description("What the numbers are: SYNTHETIC means the output of a model, to be shown as such")
        String status,

        @Description("Whether customers of the country are typed by this version")
        boolean active,

        @Ignore Texts titles,

        @Description("What must be said wherever the typology is shown")
        String notice,

        @Description("Number of households in the country") int households,

        @Ignore String checksum,

        @Description("The groups in their order") List<@NonNull LifestyleGroup> groups,

        @Description("The types in their order") List<@NonNull LifestyleType> types,

        @Description("The bands from young to old") List<@NonNull AgeBand> ageBands,

        @Ignore List<Dimension> dimensions,

        @Ignore List<Attribute> attributes,

        @Ignore List<Municipality> municipalities,

        @Ignore List<Postcode> postcodes,

        @Ignore Index index)
        implements Node {
    /** For how many seconds a client may keep what it was told of a typology; another version is rare, and no hurry. */
    static final int LIFE = 300;

    static Typology of(int key, boolean active, Scheme scheme, Content content) {
        return new Typology(
                scheme.id(),
                key,
                scheme.code(),
                scheme.version(),
                scheme.country(),
                scheme.status(),
                active,
                scheme.titles(),
                scheme.notice(),
                scheme.households(),
                scheme.checksum(),
                content.groups(),
                content.types(),
                content.ageBands(),
                content.dimensions(),
                content.attributes(),
                content.municipalities(),
                content.postcodes(),
                Index.of(key, scheme, content));
    }

    public @Nullable LifestyleType type(String code) {
        return index.types().get(code);
    }

    public @Nullable LifestyleGroup group(String code) {
        return index.groups().get(code);
    }

    public @Nullable AgeBand band(String code) {
        return index.bands().get(code);
    }

    /** The band of an age in completed years; null below the first. */
    public @Nullable AgeBand bandOf(int years) {
        for (var band : ageBands) {
            if (band.holds(years)) {
                return band;
            }
        }
        return null;
    }

    /** What is known of a postcode; null when it is none of the typology. */
    public @Nullable Area area(String postcode) {
        return index.postcodes().get(postcode);
    }

    /** A whole municipality by its code. */
    public @Nullable Area municipality(String code) {
        return index.municipalities().get(code);
    }

    /** All whole municipalities, by code. */
    public List<Area> areas() {
        return index.areas();
    }

    public @Nullable Dimension dimension(String code) {
        return index.dimensions().get(code);
    }

    public List<LifestyleType> typesOf(LifestyleGroup group) {
        return index.typesByGroup().getOrDefault(group.code(), List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Typology typology && id.equals(typology.id) && checksum.equals(typology.checksum);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
