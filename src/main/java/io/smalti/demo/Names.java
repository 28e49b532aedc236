package io.smalti.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Given and family names that fit language, gender and year of birth. Families come from several parts of the world;
 * where from is not kept anywhere but in the name itself.
 */
final class Names {
    private record Origin(
            TreeMap<Integer, List<String>> female, TreeMap<Integer, List<String>> male, List<String> families) {}

    record Name(String given, String family) {}

    private static final List<String> ORIGINS = List.of(
            "flemish", "walloon", "german", "norwegian", "international", "maghreb", "turkish", "italian", "polish");
    private static final Map<String, Weights> BY_LANGUAGE = Map.of(
            "nl", new Weights(86, 2, 0.3, 0, 1, 5, 2.7, 1, 2),
            "fr", new Weights(3, 74, 1, 0, 2, 9, 2, 7, 2),
            "de", new Weights(1, 3, 92, 0, 1, 0.5, 1, 0.5, 1),
            "no", new Weights(0, 0, 0, 97, 3, 0, 0, 0, 0),
            "en", new Weights(3, 3, 2, 1, 82, 2, 1, 2, 4));
    /** Families that came two generations ago are younger and live in cities more often. */
    private static final Weights ELDERLY_FLEMISH = new Weights(98, 1, 0.5, 0, 0, 0.2, 0.1, 0.2, 0);

    private static final Weights ELDERLY_WALLOON = new Weights(1.5, 92, 0.5, 0, 0, 0.7, 0.1, 5, 0.2);

    private final List<Origin> origins = new ArrayList<>();

    Names() {
        for (var origin : ORIGINS) {
            var female = new TreeMap<Integer, List<String>>();
            var male = new TreeMap<Integer, List<String>>();
            var lists = Resource.lists("demo/names/" + origin + ".txt");
            lists.forEach((key, names) -> {
                if (!key.equals("S")) {
                    var cohorts = key.startsWith("F") ? female : male;
                    cohorts.put(Integer.parseInt(key.substring(2)), names);
                }
            });
            origins.add(new Origin(female, male, lists.getOrDefault("S", List.of())));
        }
    }

    Name draw(String language, boolean female, int birthYear, Dice dice) {
        var origin = origins.get(weights(language, birthYear).draw(dice));
        var cohorts = female ? origin.female() : origin.male();
        var cohort = cohorts.floorEntry(birthYear);
        var names = cohort == null ? cohorts.firstEntry().getValue() : cohort.getValue();
        return new Name(dice.ranked(names), dice.ranked(origin.families()));
    }

    /** A family name of the country, for firms named after their founder. */
    String family(String language, Dice dice) {
        return dice.ranked(origins.get(language.equals("fr") ? 1 : language.equals("de") ? 2 : 0)
                .families());
    }

    /** The name as it appears in an address: plain letters only. */
    static String plain(String name) {
        var folded = java.text.Normalizer.normalize(name.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD);
        var letters = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            switch (c) {
                case 'ł' -> letters.append('l');
                case 'ø' -> letters.append('o');
                case 'ı' -> letters.append('i');
                case 'ß' -> letters.append("ss");
                case '-' -> letters.append('-');
                default -> {
                    if (c >= 'a' && c <= 'z') {
                        letters.append(c);
                    }
                }
            }
        }
        return letters.toString();
    }

    private static Weights weights(String language, int birthYear) {
        if (birthYear < 1950 && language.equals("nl")) {
            return ELDERLY_FLEMISH;
        }
        if (birthYear < 1950 && language.equals("fr")) {
            return ELDERLY_WALLOON;
        }
        var weights = BY_LANGUAGE.get(language);
        return weights == null ? ELDERLY_FLEMISH : weights;
    }
}
