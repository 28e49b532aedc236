package io.smalti.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Draws what somebody bought: many come once, few stay, the garden is a matter of spring and gifts of December. */
final class Shopping {
    private static final double[] MONTHS = {0.6, 0.65, 1.1, 1.5, 1.5, 1.2, 0.95, 0.8, 0.95, 0.9, 1.1, 1.5};
    private static final double BUSIEST = 1.5;
    private static final double CANCELLED = 0.025;
    private static final double RETURNED = 0.06;
    private static final double BOUGHT_ONCE = 0.42;
    private static final int MOST = 70;

    private final Catalogue catalogue;
    private final LocalDate until;

    Shopping(Catalogue catalogue, LocalDate until) {
        this.catalogue = catalogue;
        this.until = until;
    }

    /** Orders and returns, the oldest first. */
    List<Purchase> purchases(Person person, boolean business, boolean single, LocalDate joined, Dice dice) {
        int count = single ? 1 : count(person, business, dice);
        long days = Math.max(1, until.toEpochDay() - joined.toEpochDay());
        // a third of those who came back have stopped coming since
        double stayed = dice.chance(0.35) ? dice.share() : 1;
        var purchases = new ArrayList<Purchase>();
        for (int i = 0; i < count; i++) {
            var day = i == 0 ? joined : seasonal(joined, Math.max(1, (long) (days * stayed)), dice);
            var purchase = purchase(person, business, day, dice);
            purchases.add(purchase);
            if (!business && purchase.counts() && dice.chance(RETURNED)) {
                giveBack(purchase, dice, purchases);
            }
        }
        purchases.sort((a, b) -> a.at().compareTo(b.at()));
        return purchases;
    }

    private static int count(Person person, boolean business, Dice dice) {
        double liking = 0.35 * (person.type().appeal() - 1) + Math.min(0.5, person.income() / 12_000.0) - 0.25;
        if (dice.chance(BOUGHT_ONCE - 0.4 * liking - (business ? 0.2 : 0))) {
            return 1;
        }
        double eagerness = Math.abs(dice.normal()) + liking + (business ? 0.5 : 0);
        return (int) Math.min(MOST, 1 + StrictMath.exp(0.95 * eagerness));
    }

    private static LocalDate seasonal(LocalDate joined, long days, Dice dice) {
        var day = joined;
        for (int tries = 0; tries < 6; tries++) {
            day = joined.plusDays((long) (dice.share() * days));
            if (dice.chance(MONTHS[day.getMonthValue() - 1] / BUSIEST)) {
                return day;
            }
        }
        return day;
    }

    private Purchase purchase(Person person, boolean business, LocalDate day, Dice dice) {
        double online = person.type().penetration().getOrDefault("ECOM_3M", 0.6);
        var channel = dice.chance(0.15 + 0.8 * online) ? "WEB" : dice.chance(0.04) ? "PHONE" : "IN_STORE";
        int most = business ? 4 : 1 + Math.min(4, (int) dice.exponential(1.3));
        var lines = new ArrayList<Purchase.Line>();
        for (int i = 0; i < most; i++) {
            var product = catalogue.draw(
                    business ? Catalogue.BUSINESS : person.type().group(), day.getMonthValue(), person.garden(), dice);
            if (lines.stream().noneMatch(line -> line.product() == product)) {
                lines.add(new Purchase.Line(product, quantity(product, business, dice), price(product, day, dice)));
            }
        }
        return new Purchase(at(day, dice), channel, dice.chance(CANCELLED), false, List.copyOf(lines));
    }

    private static int quantity(Catalogue.Product product, boolean business, Dice dice) {
        if (business) {
            return product.appeal().equals("BUSINESS")
                    ? 2 + (int) Math.min(30, dice.exponential(product.cents() < 10_000 ? 8 : 3))
                    : dice.between(1, 4);
        }
        return product.cents() > 6000 ? 1 : 1 + Math.min(5, (int) dice.exponential(0.7));
    }

    /** A fifth off in the sales of January and July, now and then. */
    private static int price(Catalogue.Product product, LocalDate day, Dice dice) {
        boolean sales = day.getMonthValue() == 1 || day.getMonthValue() == 7;
        return sales && dice.chance(0.4) ? product.cents() * 4 / 5 : product.cents();
    }

    private void giveBack(Purchase purchase, Dice dice, List<Purchase> purchases) {
        var day = purchase.at().plusSeconds(86_400L * dice.between(4, 25));
        if (day.isAfter(until.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            return;
        }
        var line = dice.of(purchase.lines());
        purchases.add(new Purchase(
                day,
                purchase.channel(),
                false,
                true,
                List.of(new Purchase.Line(line.product(), -line.quantity(), line.cents()))));
    }

    /** Between nine in the morning and ten at night, to the minute; never after the end of the world. */
    private Instant at(LocalDate day, Dice dice) {
        var past = day.isBefore(until) ? day : until.minusDays(1);
        return past.atTime(8, 0).plusMinutes(dice.below(13 * 60)).toInstant(ZoneOffset.UTC);
    }
}
