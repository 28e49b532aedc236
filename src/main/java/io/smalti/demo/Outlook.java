package io.smalti.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people value, think, like and look for, drawn from the affinities and scores of their type. */
final class Outlook {
    private static final Map<String, String> INTERESTS = ordered(
            "GARDENING", "GARDENING_DIY",
            "RENOVATION", "RENOVATION_12M",
            "CULTURE", "CULTURE_MONTHLY",
            "CITY_TRIPS", "CITY_TRIPS",
            "SPORTS", "SPORTS_CLUB",
            "GAMING", "GAMING_WEEKLY",
            "PETS", "PET_OWNER",
            "CYCLING", "BICYCLE_WEEKLY",
            "VOLUNTEERING", "VOLUNTEERS",
            "WINE", "PREMIUM_WINE",
            "SMART_HOME", "SMART_HOME",
            "ORGANIC_FOOD", "ORGANIC_REGULAR",
            "SECOND_HAND", "ECOM_SECONDHAND",
            "DINING_OUT", "DINES_OUT",
            "FASHION", "ECOM_FASHION",
            "FAMILY_LIFE", "CHILD_PRODUCTS");
    private static final List<String> ATTITUDES = List.of(
            "PRICE_FIRST",
            "GREEN_PREMIUM",
            "CLIMATE_FRIENDLY_CHOICES",
            "BRAND_LOYAL",
            "EARLY_ADOPTER",
            "PRIVACY_CONCERNED",
            "LOCAL_SHOP_PREF");

    private Outlook() {}

    static List<String> interests(TypeProfile type, boolean garden, Dice dice) {
        var found = new ArrayList<String>();
        INTERESTS.forEach((interest, attribute) -> {
            boolean likes = type.likes(attribute, dice);
            if (likes && dice.chance(0.55) && (garden || !interest.equals("GARDENING"))) {
                found.add(interest);
            }
        });
        return List.copyOf(found);
    }

    static List<String> attitudes(TypeProfile type, Dice dice) {
        return ATTITUDES.stream().filter(attitude -> type.likes(attitude, dice)).toList();
    }

    static List<String> values(TypeProfile type, String composition, Dice dice) {
        var found = new ArrayList<String>();
        add(found, "SUSTAINABILITY", type.score("sustainability"), dice);
        add(found, "COMMUNITY", type.score("community"), dice);
        add(found, "NOVELTY", type.score("novelty"), dice);
        add(found, "TRADITION", 10 - type.score("novelty"), dice);
        add(found, "THRIFT", type.score("priceSensitivity"), dice);
        add(found, "STATUS", type.score("status"), dice);
        add(found, "FAMILY", composition.contains("CHILD") || composition.equals("LONE_PARENT") ? 8 : 4, dice);
        return List.copyOf(found);
    }

    /** What convinces the type convinces its people more often than not, the strongest first. */
    static List<String> motivations(TypeProfile type, Dice dice) {
        return type.arguments().stream().filter(argument -> dice.chance(0.6)).toList();
    }

    private static void add(List<String> found, String value, int score, Dice dice) {
        if (dice.chance((score - 1) / 12.0)) {
            found.add(value);
        }
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
