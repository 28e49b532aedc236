package io.smalti.customer;

import io.smalti.typology.Enrichment;
import io.smalti.typology.Inferred;
import io.smalti.typology.Typologies;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lifestyle type suggests where nothing is known: computed on reading, never stored, gone with the type. */
@ApplicationScoped
class Suggestions {
    /** Traits by the name that the typology has for them. */
    private static final Map<String, String> TRAITS = Map.of(
            "householdComposition", "householdComposition",
            "householdSize", "householdSize",
            "tenure", "tenure",
            "dwellingType", "dwelling",
            "education", "education",
            "activity", "activity");

    private final Enrichment enrichment;
    private final Typologies typologies;

    Suggestions(Enrichment enrichment, Typologies typologies) {
        this.enrichment = enrichment;
        this.typologies = typologies;
    }

    /** Values of traits that are unknown of the customer. */
    List<TraitValue> of(Customer customer, @Nullable Facet facet) {
        var lifestyle = customer.lifestyle();
        var typology = lifestyle == null || lifestyle.typology() == null ? null : typologies.byId(lifestyle.typology());
        var values = new ArrayList<TraitValue>();
        if (lifestyle == null || typology == null) {
            return values;
        }
        for (var inferred : enrichment.infer(lifestyle, typology)) {
            var code = TRAITS.get(inferred.code());
            var trait = code == null ? null : Traits.get(code);
            var value = value(inferred);
            if (trait != null
                    && value != null
                    && (facet == null || facet == trait.facet())
                    && trait.value(customer) == null) {
                values.add(TraitValue.of(trait, value, Origin.INFERRED, Source.TYPOLOGY, inferred.confidence(), null));
            }
        }
        return values;
    }

    /** The suggestion for one trait; null when there is none. */
    @Nullable
    TraitValue of(Customer customer, Trait trait) {
        for (var value : of(customer, trait.facet())) {
            if (value.trait().code().equals(trait.code())) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Object value(Inferred inferred) {
        var number = inferred.number();
        return number == null ? inferred.value() : BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }
}
