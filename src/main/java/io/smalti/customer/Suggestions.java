package io.smalti.customer;

import io.smalti.typology.Enrichment;
import io.smalti.typology.Inference;
import io.smalti.typology.Inferred;
import io.smalti.typology.Typologies;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the lifestyle type suggests where nothing is known: computed on reading, never stored, gone with the type. In SQL
 * ({@link #sql}) as in memory ({@link #of}).
 */
@ApplicationScoped
public class Suggestions {
    /** Names that the typology has for traits. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "householdComposition", "householdComposition",
            "householdSize", "householdSize",
            "tenure", "tenure",
            "dwelling", "dwellingType",
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
        var values = new ArrayList<TraitValue>();
        for (var trait : Traits.all()) {
            if (facet == null || facet == trait.facet()) {
                var value = of(customer, trait);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** The suggestion for one trait; null when there is none, or the value is known. */
    public @Nullable TraitValue of(Customer customer, Trait trait) {
        var question = QUESTIONS.get(trait.code());
        var lifestyle = customer.lifestyle();
        if (question == null || lifestyle == null || lifestyle.typology() == null || trait.value(customer) != null) {
            return null;
        }
        var typology = typologies.byId(lifestyle.typology());
        var inferred = typology == null ? null : enrichment.infer(lifestyle, typology, question);
        var value = inferred == null ? null : value(inferred);
        return inferred == null || value == null
                ? null
                : TraitValue.of(trait, value, Origin.INFERRED, Source.TYPOLOGY, inferred.confidence(), null);
    }

    private static @Nullable Object value(Inferred inferred) {
        var number = inferred.number();
        return number == null ? inferred.value() : BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * The suggestion as SQL over the alias t, whether or not the value is known; null for traits of which there is none.
     *
     * @param confidence 0..1, how probable it must be at least; above 0 no number counts, for numbers have none
     * @param arguments to which those of the text are added
     */
    public @Nullable String sql(Trait trait, double confidence, List<@Nullable Object> arguments) {
        var question = QUESTIONS.get(trait.code());
        if (question == null) {
            return null;
        }
        var cases = typologies.all().stream()
                .map(typology -> {
                    var inference = enrichment.inference(typology, question);
                    return inference == null || (inference.values().isEmpty() && confidence > 0)
                            ? ""
                            : " when " + typology.key() + " then " + sql(inference, confidence, arguments);
                })
                .collect(Collectors.joining());
        return cases.isEmpty()
                ? trait.type() == TraitType.NUMBER ? "null::numeric" : "null::text"
                : "(case t.typology_id" + cases + " end)";
    }

    private static String sql(Inference inference, double confidence, List<@Nullable Object> arguments) {
        if (inference.values().isEmpty()) {
            arguments.add(inference.weights().getFirst());
            // by way of text, which has the digits that Java takes, too
            return "round((" + sum("?::float8[]") + ")::text::numeric, 1)";
        }
        var answers = new ArrayList<String>();
        for (int i = 0; i < inference.values().size(); i++) {
            arguments.add(inference.values().get(i));
            arguments.add(Math.max(confidence, inference.least()[i]));
            arguments.add(inference.weights().get(i));
            answers.add("(?::text, ?::float8, ?::float8[], " + i + ")");
        }
        return "(select case when share >= least then value end from (select v.value, v.least, v.place, ("
                + sum("v.weights") + ") as share from (values " + String.join(", ", answers)
                + ") v (value, least, weights, place) offset 0) answers order by share desc nulls last, place limit 1)";
    }

    private static String sum(String weights) {
        return "select sum(p.p * p.w) from unnest(t.posterior, " + weights + ") p (p, w)";
    }
}
