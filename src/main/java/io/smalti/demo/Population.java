package io.smalti.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Draws people: place, type from the mix of the place, and everything else from the type. */
final class Population {
    private static final double FOREIGN = 0.012;
    private static final double MINOR = 0.004;
    /** Upper ends of the deciles of net household income, EUR a month: an assumption near Belgian figures. */
    private static final int[] INCOME = {900, 1450, 1800, 2150, 2550, 3000, 3500, 4150, 4950, 6300, 12500};

    private final Atlas atlas;
    private final Names names;
    private final Map<String, List<String>> streets = Resource.lists("demo/places/streets.txt");
    private final long seed;
    private final LocalDate until;

    Population(Atlas atlas, Names names, long seed, LocalDate until) {
        this.atlas = atlas;
        this.names = names;
        this.seed = seed;
        this.until = until;
    }

    Person person(long number) {
        var dice = new Dice(seed, 0, number);
        var home = dice.chance(FOREIGN) ? atlas.abroad(dice) : atlas.home(dice);
        var type = home.type();
        int age = dice.chance(MINOR) ? dice.between(15, 17) : age(type, dice);
        var birth = until.minusYears(age).minusDays(dice.below(365));
        boolean female = dice.chance(age >= 75 ? 0.6 : 0.54);
        var gender = dice.chance(0.004) ? "OTHER" : female ? "FEMALE" : "MALE";
        var language = language(home.place(), type, dice);
        var composition = TypeProfile.COMPOSITIONS.get(type.composition().draw(dice));
        var activity = activity(type, age, dice);
        boolean garden = type.likes("GARDEN", dice);
        return new Person(
                number,
                home.place(),
                type,
                language,
                birth,
                age,
                gender,
                names.draw(language, female, birth.getYear(), dice),
                street(home.place(), language, dice),
                composition,
                size(composition, dice),
                TypeProfile.TENURES.get(type.tenure().draw(dice)),
                TypeProfile.DWELLINGS.get(type.dwelling().draw(dice)),
                education(type, age, dice),
                activity,
                income(type.income().draw(dice), dice),
                garden,
                Outlook.values(type, composition, dice),
                Outlook.attitudes(type, dice),
                Outlook.interests(type, garden, dice),
                Outlook.motivations(type, dice));
    }

    private int age(TypeProfile type, Dice dice) {
        int band = type.bands().draw(dice);
        int from = atlas.bands.get(band).from();
        if (band + 1 < atlas.bands.size()) {
            return from + dice.below(atlas.bands.get(band + 1).from() - from);
        }
        return from + (int) Math.min(22, dice.exponential(6));
    }

    private static String language(Atlas.Place place, TypeProfile type, Dice dice) {
        boolean mobile = type.code().equals("F23");
        double u = dice.share();
        if (!place.country().equals("BE")) {
            return place.languages().getFirst();
        }
        if (place.brussels()) {
            double english = mobile ? 0.4 : 0.06;
            return u < english ? "en" : u < english + 0.16 ? "nl" : "fr";
        }
        if (u < (mobile ? 0.25 : 0.012)) {
            return "en";
        }
        if (place.facilities()) {
            return u < 0.5 ? "fr" : "nl";
        }
        return switch (place.languages().getFirst()) {
            case "nl" -> u > 0.97 ? "fr" : "nl";
            case "de" -> u > 0.88 ? "fr" : "de";
            default -> u > 0.985 ? "nl" : "fr";
        };
    }

    private String street(Atlas.Place place, String language, Dice dice) {
        var spoken = place.languages().contains(language)
                ? language
                : place.languages().getFirst();
        var street = dice.of(streets.getOrDefault(spoken, List.of("Kerkstraat")));
        int house = 1 + (int) Math.min(380, dice.exponential(45));
        var name = spoken.equals("fr") ? street + ", " + house : street + " " + house;
        return dice.chance(0.12)
                ? name + (spoken.equals("fr") ? " bte " : spoken.equals("nl") ? " bus " : " / ") + dice.between(1, 12)
                : name;
    }

    private static int size(String composition, Dice dice) {
        return switch (composition) {
            case "SINGLE" -> 1;
            case "COUPLE_NO_CHILD" -> 2;
            case "COUPLE_WITH_CHILD" -> 3 + Math.min(dice.below(3), dice.below(4));
            case "LONE_PARENT" -> 2 + Math.min(dice.below(3), dice.below(3));
            default -> dice.between(2, 5);
        };
    }

    private static String education(TypeProfile type, int age, Dice dice) {
        var drawn = TypeProfile.EDUCATIONS.get(type.education().draw(dice));
        return age < 18 ? "LOW" : age < 21 && drawn.equals("HIGH") ? "MID" : drawn;
    }

    /** The type's own mix, kept plausible for the age. */
    private static String activity(TypeProfile type, int age, Dice dice) {
        if (age < 18 || age < 24 && dice.chance(0.6)) {
            return "STUDENT";
        }
        if (age >= 67) {
            return dice.chance(0.04) ? "SELF_EMPLOYED" : "RETIRED";
        }
        for (int i = 0; i < 20; i++) {
            var drawn = TypeProfile.ACTIVITIES.get(type.activity().draw(dice));
            boolean odd = drawn.equals("RETIRED") && age < 60 || drawn.equals("STUDENT") && age > 29;
            if (!odd) {
                return drawn;
            }
        }
        return age >= 60 ? "RETIRED" : "NOT_WORKING";
    }

    private static int income(int decile, Dice dice) {
        double share = decile == 9 ? dice.share() * dice.share() : dice.share();
        double euros = INCOME[decile] + share * (INCOME[decile + 1] - INCOME[decile]);
        return (int) Math.round(euros / 50) * 50;
    }
}
