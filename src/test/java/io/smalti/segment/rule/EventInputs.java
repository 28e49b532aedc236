package io.smalti.segment.rule;

import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.OrderKind;
import io.smalti.segment.evaluation.Deeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;

/** Makes conditions on orders, contacts and scores. */
@NullUnmarked
final class EventInputs {
    private static final List<String> PARTS = List.of("a", "HEART", "é", "'", "100%", "İ", "x");

    private final Random random;

    EventInputs(Random random) {
        this.random = random;
    }

    private record Window(Integer days, LocalDate since, LocalDate before) {}

    private record Ends(Double from, Double to) {}

    RuleInput next() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> orders();
            case 2, 3 -> interactions();
            default -> rfm();
        };
    }

    private RuleInput orders() {
        var window = window();
        var measure = maybe(List.of(OrderMeasure.values()));
        var ends = ends(measure == null || measure == OrderMeasure.COUNT ? 3 : 600);
        return new Written()
                .orders(new OrdersRule(
                        maybe(List.of(OrderKind.values())),
                        random.nextInt(4) == 0 ? some(List.of(Channel.WEB, Channel.PHONE)) : null,
                        window.days(),
                        window.since(),
                        window.before(),
                        random.nextBoolean() ? null : lines(),
                        measure,
                        ends.from(),
                        ends.to()))
                .rule();
    }

    private OrdersRule.LinesRule lines() {
        var products = random.nextBoolean() ? some(Deeds.PRODUCTS) : null;
        var part = maybe(PARTS);
        double low = random.nextInt(3) * 2.5;
        var from = random.nextInt(3) > 0 && (products != null || part != null) ? null : low;
        return new OrdersRule.LinesRule(products, part, from, random.nextInt(3) == 0 ? low + 2.5 : null);
    }

    private RuleInput interactions() {
        var window = window();
        var measure = maybe(List.of(InteractionMeasure.values()));
        var ends = ends(measure == InteractionMeasure.DAYS_SINCE_LAST ? 600 : measure == null ? 3 : 10);
        var low = random.nextInt(3) == 0 ? random.nextInt(8) : null;
        return new Written()
                .interactions(new InteractionsRule(
                        random.nextBoolean() ? some(List.of(InteractionKind.values())) : null,
                        random.nextInt(4) == 0 ? some(List.of(Channel.WEB, Channel.PHONE)) : null,
                        window.days(),
                        window.since(),
                        window.before(),
                        maybe(PARTS),
                        low,
                        random.nextInt(3) == 0 ? (low == null ? 5 : low + 2) : null,
                        measure,
                        ends.from(),
                        ends.to()))
                .rule();
    }

    private RuleInput rfm() {
        var low = 1 + random.nextInt(5);
        return new Written()
                .rfm(new RfmRule(
                        random.nextBoolean() ? low : null,
                        random.nextBoolean() ? 5 : null,
                        random.nextBoolean() ? 1 + random.nextInt(5) : null,
                        null,
                        null,
                        1 + random.nextInt(5),
                        random.nextBoolean() ? pick(List.of("BEST", "LOYAL", "FIRST_TIME", "LAPSED")) : null,
                        random.nextBoolean() ? 1 + random.nextInt(10) : null))
                .rule();
    }

    private Window window() {
        return switch (random.nextInt(4)) {
            case 0 -> new Window(null, null, null);
            case 1 -> new Window(pick(List.of(0, 1, 30, 400, 20_000)), null, null);
            case 2 -> new Window(null, pick(List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2026, 3, 29))), null);
            default ->
                new Window(
                        null,
                        LocalDate.of(1999, 1, 1),
                        pick(List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2024, 3, 1))));
        };
    }

    private Ends ends(int about) {
        double low = random.nextInt(about) - 1;
        return switch (random.nextInt(4)) {
            case 0 -> new Ends(low, null);
            case 1 -> new Ends(null, low);
            case 2 -> new Ends(1.0, null);
            default -> new Ends(low, low + random.nextInt(about));
        };
    }

    <T> List<T> some(List<T> from) {
        var some = new ArrayList<T>();
        from.forEach(one -> {
            if (random.nextBoolean()) {
                some.add(one);
            }
        });
        return some.isEmpty() ? List.of(from.getFirst()) : some;
    }

    private <T> T maybe(List<T> from) {
        return random.nextBoolean() ? pick(from) : null;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
