package io.smalti.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws visits, searches, contacts with customer service and answers to surveys that go with what was bought. */
final class Moments {
    private static final List<String> REASONS = List.of(
            "DELIVERY_DATE",
            "DAMAGED_ON_ARRIVAL",
            "RETURN",
            "PRODUCT_ADVICE",
            "DELIVERY_LATE",
            "INVOICE",
            "STOCK_IN_STORE");
    private static final List<String> PAGES = List.of(
            "garden-furniture",
            "plants",
            "garden-care",
            "outdoor-living",
            "small-furniture",
            "lighting",
            "textiles",
            "kitchen-table",
            "decoration",
            "storage",
            "offers",
            "stores");
    private static final int MOST_VISITS = 14;

    private final Map<String, List<String>> searches = Resource.lists("demo/shop/searches.txt");
    private final LocalDate until;

    Moments(LocalDate until) {
        this.until = until;
    }

    /** The oldest first. */
    List<Moment> moments(Person person, List<Purchase> purchases, LocalDate joined, boolean surveyed, Dice dice) {
        var moments = new ArrayList<Moment>();
        int troubles = 0;
        for (var purchase : purchases) {
            if (purchase.channel().equals("WEB") && dice.chance(0.7)) {
                visit(person, purchase.at().minusSeconds(600L + dice.below(5 * 86_400)), dice, moments);
            }
            if (dice.chance(purchase.returned() ? 0.5 : 0.05)) {
                troubles++;
                service(purchase, dice, moments);
            }
        }
        browse(person, joined, dice, moments);
        if (surveyed && !purchases.isEmpty()) {
            survey(purchases, troubles, dice, moments);
        }
        var end = until.atStartOfDay().toInstant(ZoneOffset.UTC);
        moments.removeIf(moment -> !moment.at().isBefore(end));
        moments.sort((a, b) -> a.at().compareTo(b.at()));
        return moments;
    }

    private void browse(Person person, LocalDate joined, Dice dice, List<Moment> moments) {
        double online = person.type().penetration().getOrDefault("ECOM_3M", 0.6);
        int visits = dice.chance(online) ? (int) Math.min(MOST_VISITS, dice.exponential(2.2)) : 0;
        long days = Math.max(1, Math.min(730, until.toEpochDay() - joined.toEpochDay()));
        for (int i = 0; i < visits; i++) {
            var day = until.minusDays(1 + (long) (days * dice.share() * dice.share()));
            visit(person, day.atTime(7, 0).plusMinutes(dice.below(16 * 60)).toInstant(ZoneOffset.UTC), dice, moments);
        }
    }

    private void visit(Person person, Instant at, Dice dice, List<Moment> moments) {
        moments.add(new Moment("VISIT", at, "WEB", "/" + person.language() + "/" + dice.of(PAGES), null));
        if (dice.chance(0.35)) {
            var terms = searches.get(person.language() + " " + person.setting());
            if (terms != null) {
                moments.add(new Moment("SEARCH", at.plusSeconds(20 + dice.below(300)), "WEB", dice.of(terms), null));
            }
        }
    }

    private static void service(Purchase purchase, Dice dice, List<Moment> moments) {
        var reason = purchase.returned() ? "RETURN" : dice.of(REASONS);
        boolean chat = dice.chance(0.25);
        var channel = chat ? "WEB" : dice.chance(0.45) ? "PHONE" : dice.chance(0.6) ? "EMAIL" : "IN_STORE";
        moments.add(new Moment(
                chat ? "CHAT" : "SERVICE",
                purchase.at().plusSeconds(3_600L * dice.between(4, 200)),
                channel,
                reason.toLowerCase(Locale.ROOT).replace('_', ' '),
                dice.chance(0.3) ? Math.clamp(Math.round(6.5 + 2.2 * dice.normal()), 0, 10) : null));
    }

    /** Who had trouble recommends less. */
    private static void survey(List<Purchase> purchases, int troubles, Dice dice, List<Moment> moments) {
        var last = purchases.getLast();
        double liking = 8.3 + 1.5 * dice.normal() - 1.8 * troubles + 0.08 * Math.min(15, purchases.size());
        moments.add(new Moment(
                "SURVEY",
                last.at().plusSeconds(86_400L * dice.between(7, 20)),
                "EMAIL",
                "Would you recommend Lommera?",
                (int) Math.clamp(Math.round(liking), 0, 10)));
    }
}
