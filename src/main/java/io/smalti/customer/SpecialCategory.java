package io.smalti.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What must not be kept about people: ethnic origin, nationality, religion, health, politics, sex life, trade-union
 * membership. Recognised by the name of a key in English, Dutch, French, German and Norwegian.
 */
public final class SpecialCategory {
    /** Found anywhere in the key, written together and without accents. */
    private static final List<String> STEMS = List.of(
            "ethnic",
            "ethniq",
            "ethnisch",
            "ethnie",
            "etnisch",
            "etnicit",
            "etnisk",
            "etnisit",
            "skincolo",
            "huidskleur",
            "hautfarbe",
            "hudfarge",
            "couleurdepeau",
            "nationalit",
            "nasjonalit",
            "citizenship",
            "staatsangehorig",
            "staatsburger",
            "statsborger",
            "citoyennete",
            "religi",
            "godsdienst",
            "geloofs",
            "glaubens",
            "konfession",
            "livssyn",
            "trossamfunn",
            "kerklid",
            "kirchen",
            "health",
            "medical",
            "medisch",
            "medizin",
            "medisin",
            "illness",
            "disease",
            "disabilit",
            "diagnos",
            "pregnan",
            "gezondheid",
            "ziekte",
            "zwanger",
            "maladie",
            "handicap",
            "enceinte",
            "gesundheit",
            "krankheit",
            "behinderung",
            "schwanger",
            "helsetilstand",
            "helseopplysning",
            "sykdom",
            "funksjonsheming",
            "funksjonshemming",
            "gravid",
            "politic",
            "politiek",
            "politiq",
            "politisch",
            "politikk",
            "politisk",
            "parteizugehorig",
            "partimedlem",
            "partijlid",
            "sexual",
            "sexuel",
            "sexuell",
            "seksue",
            "sexlife",
            "seksleven",
            "sexleben",
            "sexliv",
            "viesexuelle",
            "tradeunion",
            "labourunion",
            "laborunion",
            "unionmember",
            "vakbond",
            "gewerkschaft",
            "fagforening");
    /** Only as a word of the key. */
    private static final Set<String> WORDS = Set.of(
            "race",
            "racial",
            "ras",
            "rasse",
            "rase",
            "etnie",
            "faith",
            "church",
            "kerk",
            "geloof",
            "foi",
            "culte",
            "glaube",
            "kirche",
            "tro",
            "kirke",
            "sante",
            "helse",
            "syndicat",
            "syndical",
            "syndicale",
            "lgbt",
            "lgbtq");

    private SpecialCategory() {}

    /** Whether the key (a column name, a trait code, in whatever notation) means one of them. */
    public static boolean refuses(String key) {
        var plain = Normalizer.normalize(key, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        var together = plain.replaceAll("[^a-z]", "");
        return STEMS.stream().anyMatch(together::contains)
                || Arrays.stream(plain.split("[^a-z]+", -1)).anyMatch(WORDS::contains);
    }
}
