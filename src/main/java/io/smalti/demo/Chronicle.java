package io.smalti.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells the story of each customer by number; the same seed and day always tell the same. */
final class Chronicle {
    private static final int LONGEST = 2600; // days since the oldest customers came
    private static final int FEW = 100_000;
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

    final Atlas atlas = new Atlas();
    final Firms firms;
    private final Population population;
    private final Shopping shopping;
    private final Moments moments;
    private final Permissions permissions;
    private final Knowledge knowledge;
    private final long seed;
    private final LocalDate until;

    Chronicle(long seed, LocalDate until) {
        var names = new Names();
        this.seed = seed;
        this.until = until;
        firms = new Firms(atlas, names, seed);
        population = new Population(atlas, names, seed, until);
        shopping = new Shopping(new Catalogue(), until);
        moments = new Moments(until);
        permissions = new Permissions(until);
        knowledge = new Knowledge(until);
    }

    LocalDate until() {
        return until;
    }

    Story story(long number) {
        var person = population.person(number);
        long firm = Firms.of(number);
        var dice = new Dice(seed, 1, number);
        boolean business = firm >= 0 && person.age() >= 18;
        var level = Documentation.draw(person, business, dice);
        var joined = joined(person, dice);
        List<Purchase> purchases = level.prospect()
                ? List.of()
                : shopping.purchases(person, business, level == Documentation.BARE, joined, new Dice(seed, 2, number));
        var dossier = knowledge.dossier(
                person, level, reach(person, business, firm, dice), joined, new Dice(seed, 3, number));
        if (business) {
            learn(dossier, "decisionRole", Firms.role(number, dice), "DECLARED", joined);
        }
        card(dossier, level, purchases, joined, dice);
        boolean surveyed = dossier.knows("email") && dice.chance(0.34);
        boolean silent = level == Documentation.BARE || level == Documentation.LIST;
        return new Story(
                person,
                level,
                until,
                joined,
                dossier,
                purchases,
                silent ? List.of() : moments.moments(person, purchases, joined, surveyed, new Dice(seed, 4, number)),
                permissions.decisions(person, level, dossier, joined, dice),
                business ? firm : null);
    }

    /** Nobody orders as a child; who is still one asked for the newsletter lately. */
    private LocalDate joined(Person person, Dice dice) {
        var first = person.birth().plusYears(person.age() < 18 ? 14 : 18);
        long span = Math.clamp(first.until(until, ChronoUnit.DAYS) - 1, 0, LONGEST);
        return until.minusDays(1 + (long) (span * StrictMath.pow(dice.share(), 1.9)));
    }

    private Knowledge.Reach reach(Person person, boolean business, long firm, Dice dice) {
        var name = person.name();
        var local = Names.plain(name.given()) + "." + Names.plain(name.family());
        var phone = "+32450%06d".formatted((person.number() * 7919L + 104_729) % 1_000_000);
        if (business) {
            var employer = firms.firm(firm);
            // in a large world two of a firm have the same name
            var own = person.number() < FEW ? local : local + "." + Long.toString(person.number(), 36);
            return new Knowledge.Reach(own + "@" + employer.domain(), phone, employer.street(), employer.place());
        }
        var suffix =
                dice.chance(0.5) ? "." + Long.toString(person.number() + 10, 36) : Long.toString(person.number() + 10);
        return new Knowledge.Reach(local + suffix + "@" + dice.ranked(DOMAINS), phone, person.street(), person.place());
    }

    /** Who came back may have a card, and the card its level. */
    private static void card(
            Dossier dossier, Documentation level, List<Purchase> purchases, LocalDate joined, Dice dice) {
        boolean account = level == Documentation.RICH || level == Documentation.FAIR;
        if (account && purchases.size() > 1 && dice.chance(0.8)) {
            long cents = purchases.stream().mapToLong(Purchase::cents).sum();
            var loyalty = cents >= 180_000 ? "GOLD" : cents >= 60_000 ? "SILVER" : "BRONZE";
            learn(dossier, "loyalty", loyalty, "OBSERVED", joined);
        } else if (account) {
            learn(dossier, "loyalty", "NONE", "OBSERVED", joined);
        }
    }

    private static void learn(Dossier dossier, String trait, Object value, String origin, LocalDate day) {
        var at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        dossier.learn(trait, new Dossier.Fact(value, origin, "CRM", at, "1"));
    }
}
