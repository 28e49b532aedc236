package io.smalti.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what the company has learnt of a person: a table gives the share of people of whom each trait is known. */
final class Knowledge {
    private static final Weights ACQUISITION = new Weights(24, 18, 14, 14, 10, 8, 7, 5);
    private static final List<String> ACQUISITIONS = List.of(
            "SEARCH_ENGINE", "STORE", "RECOMMENDATION", "SOCIAL_MEDIA", "LEAFLET", "NEWSLETTER", "FAIR", "PRESS");

    private record Rule(String trait, String origin, String source, String confidence, double[] shares) {}

    private final List<Rule> rules = Resource.csv("demo/company/knowledge.csv").stream()
            .map(line -> new Rule(
                    line.getField("trait"),
                    line.getField("origin"),
                    line.getField("source"),
                    line.getField("confidence"),
                    Arrays.stream(Documentation.values())
                            .mapToDouble(level -> Double.parseDouble(line.getField(level.name())))
                            .toArray()))
            .toList();
    private final Map<String, List<String>> voices = Resource.lists("demo/places/voices.txt", " | ");
    private final LocalDate until;

    Knowledge(LocalDate until) {
        this.until = until;
    }

    /** @param contact how to reach the person, as it would be written down */
    record Reach(String email, String phone, String street, Atlas.Place place) {}

    Dossier dossier(Person person, Documentation level, Reach reach, LocalDate joined, Dice dice) {
        var dossier = new Dossier();
        for (var rule : rules) {
            // drawn for every rule, so that one more known trait changes no other
            boolean known = dice.chance(rule.shares()[level.ordinal()]);
            long later = (long) ((until.toEpochDay() - joined.toEpochDay()) * dice.share() * dice.share());
            var value = known ? value(rule.trait(), person, reach, joined.plusDays(later), dossier, dice) : null;
            if (value != null) {
                learn(dossier, rule, value, level, joined.plusDays(later));
            }
        }
        if (dossier.knows("postcode") && reach.place().municipality() != null) {
            var at = at(joined);
            dossier.learn(
                    "municipality", new Dossier.Fact(reach.place().municipality(), "DERIVED", "TYPOLOGY", at, "1"));
            if (!dossier.knows("country")) {
                dossier.learn("country", new Dossier.Fact("BE", "OBSERVED", "CRM", at, "0.9"));
            }
        }
        return dossier;
    }

    private static void learn(Dossier dossier, Rule rule, Object value, Documentation level, LocalDate day) {
        boolean bought = level == Documentation.LIST;
        dossier.learn(
                rule.trait(),
                new Dossier.Fact(
                        value,
                        bought ? "PURCHASED" : rule.origin(),
                        bought ? "PARTNER" : rule.source(),
                        at(day),
                        bought ? "0.7" : rule.confidence()));
        if (rule.trait().equals("ageEstimate")) {
            dossier.learn(
                    "ageEstimatedOn",
                    new Dossier.Fact(day, bought ? "PURCHASED" : "OBSERVED", bought ? "PARTNER" : "CRM", at(day), "1"));
        }
    }

    private @Nullable Object value(
            String trait, Person person, Reach reach, LocalDate day, Dossier dossier, Dice dice) {
        boolean aged = dossier.knows("birthDate") || dossier.knows("birthYear");
        return switch (trait) {
            case "firstName" -> person.name().given();
            case "lastName" -> person.name().family();
            case "email" -> reach.email();
            case "phone" -> reach.phone();
            case "street" -> reach.street();
            case "country" -> reach.place().country();
            case "postcode" -> reach.place().postcode();
            case "language" -> person.language();
            case "birthDate" -> person.birth();
            case "birthYear" -> aged ? null : person.birth().getYear();
            case "ageEstimate" -> aged ? null : estimate(person, day, dice);
            case "gender" -> person.gender();
            case "householdComposition" -> person.composition();
            case "householdSize" -> person.householdSize();
            case "tenure" -> person.tenure();
            case "dwelling" -> person.dwelling();
            case "education" -> person.education();
            case "activity" -> person.activity();
            case "income" -> person.income();
            case "values" -> person.values();
            case "attitudes" -> person.attitudes();
            case "interests" -> person.interests();
            case "motivations" -> person.motivations();
            case "dream", "problem" -> voice(person, trait, dice);
            case "acquisition" -> ACQUISITIONS.get(ACQUISITION.draw(dice));
            case "brandKnowledge" -> (int) Math.clamp(Math.round(6 + 2 * dice.normal()), 0, 10);
            case "brandFeeling" -> (int) Math.clamp(Math.round(7.2 + 1.6 * dice.normal()), 0, 10);
            case "budget" -> Math.max(50, (int) (person.income() * (0.05 + 0.2 * dice.share()) / 50) * 50);
            default -> throw new IllegalStateException("no such trait: " + trait);
        };
    }

    /** As a shop assistant or a list broker sees it: to about four years, on the day it was written down. */
    private int estimate(Person person, LocalDate day, Dice dice) {
        int then = person.age() - (until.getYear() - day.getYear());
        return (int) Math.clamp(Math.round(then + 3.5 * dice.normal()), 18, 95);
    }

    private @Nullable String voice(Person person, String trait, Dice dice) {
        var said = voices.get(person.language() + " " + trait + " " + person.setting());
        return said == null ? null : dice.of(said);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    }
}
