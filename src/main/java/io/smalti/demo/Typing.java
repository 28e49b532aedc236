package io.smalti.demo;

import io.smalti.typology.Age;
import io.smalti.typology.Assignment;
import io.smalti.typology.Evidence;
import io.smalti.typology.NoTypeReason;
import io.smalti.typology.TypeAssigner;
import io.smalti.typology.Typologies;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Types the people of the demo world from what is known of them, never from what they were drawn as. */
@Singleton
class Typing {
    private static final int ADULT = 18;

    private final TypeAssigner assigner;
    private final Typologies typologies;

    Typing(TypeAssigner assigner, Typologies typologies) {
        this.assigner = assigner;
        this.typologies = typologies;
    }

    Assignment assign(Story story) {
        var dossier = story.dossier();
        var age = Age.on(
                story.until(),
                (LocalDate) dossier.value("birthDate"),
                (Integer) dossier.value("birthYear"),
                (Integer) dossier.value("ageEstimate"),
                (LocalDate) dossier.value("ageEstimatedOn"));
        if (age != null && age.years() < ADULT) {
            return Assignment.none(NoTypeReason.MINOR);
        }
        if (story.objectsTo("PROFILING")) {
            return Assignment.none(NoTypeReason.PROFILING_OBJECTION);
        }
        return assigner.assign(new Evidence(
                dossier.text("country"),
                dossier.text("postcode"),
                band(dossier.text("country"), age),
                dossier.text("householdComposition"),
                dossier.text("tenure"),
                dossier.text("dwelling")));
    }

    private @Nullable String band(@Nullable String country, @Nullable Age age) {
        var typology = typologies.activeIn(country);
        if (age == null || typology == null) {
            return null;
        }
        var band = typology.bandOf(age.years());
        return band == null ? null : band.code();
    }
}
