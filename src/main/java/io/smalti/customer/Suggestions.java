package io.smalti.customer;

import io.smalti.typology.Enrichment;
import io.smalti.typology.Inference;
import io.smalti.typology.Inferred;
import io.smalti.typology.Typologies;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the lifestyle type suggests where nothing is known: computed on reading, never stored, gone with the type. In SQL
 * ({@link #sql}) as in memory ({@link #of}).
 */
@Singleton
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
        var shares = inference.weights().stream().map(Suggestions::sum).toList();
        if (inference.values().isEmpty()) {
            // by way of text, which has the digits that Java takes, too
            return "round((" + shares.getFirst() + ")::text::numeric, 1)";
        }
        var places = IntStream.range(0, shares.size()).boxed().toList();
        var highest = places.stream().map(i -> "s" + i).collect(Collectors.joining(", ", "greatest(", ")"));
        var cases = new StringBuilder();
        for (int i : places) {
            arguments.add(Math.max(confidence, inference.least()[i]));
            arguments.add(inference.values().get(i));
            cases.append(
                    " when s%1$d >= %2$s then case when s%1$d >= ?::float8 then ?::text end".formatted(i, highest));
        }
        // offset 0: each share is added up once
        return places.stream()
                .map(i -> shares.get(i) + " as s" + i)
                .collect(Collectors.joining(", ", "(select case" + cases + " end from (select ", " offset 0) shares)"));
    }

    /** Written out: a million sums over unnested arrays take five times as long. */
    private static String sum(double[] weights) {
        return IntStream.range(0, weights.length)
                .filter(i -> weights[i] != 0)
                .mapToObj(i -> "t.posterior[%d] * '%s'::float8".formatted(i + 1, weights[i]))
                .collect(Collectors.joining(" + ", "(", ")"));
    }
}
