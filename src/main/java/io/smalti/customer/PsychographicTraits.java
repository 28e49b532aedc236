package io.smalti.customer;

import static io.smalti.customer.TraitType.CHOICE;
import static io.smalti.customer.TraitType.TEXT;
import static io.smalti.customer.TraitType.TEXTS;

import io.smalti.typology.Assignment;
import io.smalti.typology.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person values and wants, and the lifestyle that fits. */
final class PsychographicTraits {
    private PsychographicTraits() {}

    static List<Trait> all() {
        return List.of(
                trait("values", TEXTS, "Values")
                        .says("What the person holds dear")
                        .stored("values", c -> Read.texts(c.psychographics().values())),
                trait("attitudes", TEXTS, "Attitudes")
                        .stored("attitudes", c -> Read.texts(c.psychographics().attitudes())),
                trait("interests", TEXTS, "Interests")
                        .stored("interests", c -> Read.texts(c.psychographics().interests())),
                trait("motivations", TEXTS, "Motivations")
                        .stored(
                                "motivations",
                                c -> Read.texts(c.psychographics().motivations())),
                trait("dream", TEXT, "Dream")
                        .stored("dream", c -> c.psychographics().dream()),
                trait("problem", TEXT, "Problem")
                        .says("The problem the person tries to solve")
                        .stored("problem", c -> c.psychographics().problem()),
                trait("lifestyleType", CHOICE, "Lifestyle type")
                        .says("Code of the type, where it is certain enough to be named")
                        .derived("(case when t.level = 'TYPE' then t.type_code end)", c -> type(c.lifestyle())),
                trait("lifestyleGroup", CHOICE, "Lifestyle group")
                        .says("Code of the group, where it is certain enough to be named")
                        .derived(
                                "(case when t.level in ('TYPE', 'GROUP') then t.group_code end)",
                                c -> group(c.lifestyle())));
    }

    private static @Nullable String type(@Nullable Assignment assignment) {
        return assignment != null && assignment.level() == Level.TYPE ? assignment.typeCode() : null;
    }

    private static @Nullable String group(@Nullable Assignment assignment) {
        return assignment != null && assignment.level() != Level.NONE ? assignment.groupCode() : null;
    }

    private static TraitDraft trait(String code, TraitType type, String label) {
        return new TraitDraft(Facet.PSYCHOGRAPHIC, code, type, label);
    }
}
