package io.smalti.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people of one lifestyle type are drawn from.
 *
 * @param appeal how readily they shop for home and garden, about 1 on average
 * @param composition of the households of adults, so weighted by adults per household
 * @param penetration share 0..1 per attribute of the typology
 * @param scores 0..10 each: sustainability, community, novelty, priceSensitivity, status
 * @param arguments what convinces them, strongest first
 */
record TypeProfile(
        int index,
        String code,
        String group,
        double adults,
        double appeal,
        Weights bands,
        Weights composition,
        Weights tenure,
        Weights dwelling,
        Weights education,
        Weights activity,
        Weights income,
        Map<String, Double> penetration,
        Map<String, Integer> scores,
        List<String> arguments) {
    static final List<String> COMPOSITIONS =
            List.of("SINGLE", "COUPLE_NO_CHILD", "COUPLE_WITH_CHILD", "LONE_PARENT", "OTHER");
    static final List<String> TENURES = List.of("OWNER", "PRIVATE_RENT", "SOCIAL_RENT", "OTHER");
    static final List<String> DWELLINGS = List.of("DETACHED", "SEMI_DETACHED", "TERRACED", "APARTMENT", "OTHER");
    static final List<String> EDUCATIONS = List.of("LOW", "MID", "HIGH");
    static final List<String> ACTIVITIES = List.of(
            "PROFESSIONAL_MANAGER",
            "WHITE_COLLAR",
            "BLUE_COLLAR",
            "SELF_EMPLOYED",
            "RETIRED",
            "STUDENT",
            "NOT_WORKING");
    private static final List<String> DECILES = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    private static final double[] ADULTS = {1, 2, 2.7, 1.6, 2.7};

    static TypeProfile read(int index, JsonNode type, List<String> bands) {
        var affinities = type.get("affinities");
        var penetration = new HashMap<String, Double>();
        affinities
                .properties()
                .forEach(entry -> penetration.put(
                        entry.getKey(), entry.getValue().get("penetrationPct").asDouble() / 100));
        var scores = new HashMap<String, Integer>();
        type.get("scores")
                .properties()
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue().asInt()));
        var arguments = new ArrayList<String>();
        type.get("communication").get("arguments").forEach(argument -> arguments.add(argument.asText()));
        double appeal = 0.6
                + 0.25 * affinities.get("GARDENING_DIY").get("index").asDouble() / 100
                + 0.15 * affinities.get("ECOM_3M").get("index").asDouble() / 100;
        double[] compositions = shares(type, "householdCompositionPct", COMPOSITIONS);
        for (int i = 0; i < compositions.length; i++) {
            compositions[i] *= ADULTS[i];
        }
        return new TypeProfile(
                index,
                type.get("code").asText(),
                type.get("group").asText(),
                type.get("avgAdultsPerHousehold").asDouble(),
                appeal,
                new Weights(shares(type, "ageBandsPct", bands)),
                new Weights(compositions),
                new Weights(shares(type, "tenurePct", TENURES)),
                new Weights(shares(type, "dwellingTypePct", DWELLINGS)),
                new Weights(shares(type, "educationPct", EDUCATIONS)),
                new Weights(shares(type, "activityPct", ACTIVITIES)),
                new Weights(shares(type, "incomeDecilePct", DECILES)),
                Map.copyOf(penetration),
                Map.copyOf(scores),
                List.copyOf(arguments));
    }

    /** Whether a person of this type does or has what the attribute says. */
    boolean likes(String attribute, Dice dice) {
        return dice.chance(penetration.getOrDefault(attribute, 0.0));
    }

    int score(String name) {
        return scores.getOrDefault(name, 5);
    }

    private static double[] shares(JsonNode type, String field, List<String> codes) {
        return codes.stream()
                .mapToDouble(code -> type.get(field).get(code).asDouble())
                .toArray();
    }
}
