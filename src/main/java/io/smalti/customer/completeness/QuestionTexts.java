package io.smalti.customer.completeness;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The questions in five languages. */
final class QuestionTexts {
    private static final String USUAL = "en";
    private static final Map<String, Map<String, String>> TEXTS = read();

    private QuestionTexts() {}

    /** The language of the tag, or else of the person, or else English. */
    static String language(@Nullable String wanted, @Nullable String ofPerson) {
        for (var tag : new String[] {wanted, ofPerson}) {
            var base = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
            // the two written forms of Norwegian are one here
            var plain = base.equals("nb") || base.equals("nn") ? "no" : base;
            if (TEXTS.values().iterator().next().containsKey(plain)) {
                return plain;
            }
        }
        return USUAL;
    }

    static String of(String trait, String language) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TEXTS.get(trait), trait).get(language));
    }

    private static Map<String, Map<String, String>> read() {
        try (var stream = QuestionTexts.class.getResourceAsStream("/questions.json")) {
            return new ObjectMapper().readValue(stream, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
