package io.smalti.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Draws what somebody allows, decision by decision; some change their mind, a few object. */
final class Permissions {
    private final LocalDate until;

    Permissions(LocalDate until) {
        this.until = until;
    }

    /** In the order in which they were decided. */
    List<Permission> decisions(Person person, Documentation level, Dossier dossier, LocalDate joined, Dice dice) {
        var decisions = new ArrayList<Permission>();
        boolean signedUp = level == Documentation.SIGN_UP;
        if (dossier.knows("email") && dice.chance(signedUp ? 0.97 : 0.66)) {
            give("EMAIL", signedUp ? "newsletter form" : "account settings", joined, dice, decisions);
        }
        if (dossier.knows("phone")) {
            double likes = person.type().penetration().getOrDefault("CH_SMS", 0.2);
            if (dice.chance(Math.min(0.8, 1.6 * likes))) {
                give("SMS", "account settings", joined, dice, decisions);
            }
            if (level == Documentation.CONTACT && dice.chance(0.6)) {
                give("PHONE", "visit of the sales representative", joined, dice, decisions);
            }
        }
        if (level.ordinal() <= Documentation.FAIR.ordinal()
                && dice.chance(person.type().penetration().getOrDefault("CH_APP_PUSH", 0.2))) {
            give("PUSH", "app", joined, dice, decisions);
        }
        if (dossier.knows("street") && dice.chance(0.3)) {
            give("POST", "loyalty card form", joined, dice, decisions);
        }
        if (level == Documentation.RICH) {
            decisions.add(new Permission("PROFILING", null, "GIVEN", "SURVEY", "survey, first page", at(joined)));
        }
        double objects = level == Documentation.LIST ? 0.05 : level == Documentation.BARE ? 0 : 0.012;
        if (dice.chance(objects)) {
            decisions.add(new Permission("MARKETING", null, "OBJECTED", "CRM", "letter or call", later(joined, dice)));
        }
        if (level != Documentation.BARE && dice.chance(0.009)) {
            decisions.add(new Permission("PROFILING", null, "OBJECTED", "CRM", "privacy form", later(joined, dice)));
        }
        decisions.sort((a, b) -> a.at().compareTo(b.at()));
        return decisions;
    }

    private void give(String channel, String proof, LocalDate joined, Dice dice, List<Permission> decisions) {
        decisions.add(new Permission("MARKETING", channel, "GIVEN", "WEBSHOP", proof, at(joined)));
        if (dice.chance(channel.equals("EMAIL") ? 0.08 : 0.05)) {
            decisions.add(new Permission(
                    "MARKETING", channel, "WITHDRAWN", "WEBSHOP", "unsubscribe link", later(joined, dice)));
        }
    }

    private Instant later(LocalDate joined, Dice dice) {
        long days = until.toEpochDay() - joined.toEpochDay() - 1;
        return at(joined).plusSeconds((long) (dice.share() * days * 86_400));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(8, 30).toInstant(ZoneOffset.UTC);
    }
}
