package io.smalti.typology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text in several languages, by BCP 47 tag; every text of a typology has {@link #LANGUAGES}. */
public record Texts(Map<String, String> byLanguage) {
    public static final List<String> LANGUAGES = List.of("en", "nl", "fr", "de", "no");

    private static final String DEFAULT = "en";

    public Texts {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** From a JSON object of language and text. */
    static Texts parse(String json) {
        var texts = new LinkedHashMap<String, String>();
        JsonValue.parse("texts", json).fields().forEach((language, text) -> texts.put(language, text.text()));
        return new Texts(texts);
    }

    /** The text for a tag: as it is, then its base language, then English, then any; empty when there is none at all. */
    public String in(String tag) {
        var text = find(tag);
        var fallback = text == null ? byLanguage.get(DEFAULT) : text;
        return fallback != null
                ? fallback
                : byLanguage.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse("");
    }

    /** The text for a tag or its base language; null when it is not there. */
    @Nullable
    String find(String tag) {
        var text = byLanguage.get(tag);
        return text != null ? text : byLanguage.get(base(tag));
    }

    /** The written forms of Norwegian share one text. */
    private static String base(String tag) {
        int dash = tag.indexOf('-');
        var base = dash < 0 ? tag : tag.substring(0, dash);
        return base.equals("nb") || base.equals("nn") ? "no" : base;
    }
}
