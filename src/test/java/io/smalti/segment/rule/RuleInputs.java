package io.smalti.segment.rule;

import io.smalti.customer.Customer;
import io.smalti.customer.Origin;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;

/** Makes rules: mostly about values that somebody has, so that comparisons hit and miss by a hair. */
@NullUnmarked
public final class RuleInputs {
    private final Random random;
    private final List<Customer> people;
    private final ZoneId zone;
    private final List<String> segments;
    private final EventInputs events;

    public RuleInputs(Random random, List<Customer> people, ZoneId zone, List<String> segments) {
        this.random = random;
        this.people = people;
        this.zone = zone;
        this.segments = segments;
        this.events = new EventInputs(random);
    }

    public RuleInput next(int depth) {
        if (depth > 1 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Written().all(several(depth - 1)).rule();
                case 1 -> new Written().any(several(depth - 1)).rule();
                default -> new Written().not(next(depth - 1)).rule();
            };
        }
        if (depth > 1 && random.nextInt(8) == 0) {
            return new Written()
                    .trusted(new TrustRule(
                            random.nextBoolean() ? null : events.some(List.of(Origin.values())),
                            random.nextInt(3) == 0 ? null : pick(List.of(0.0, 0.3, 0.5, 0.8, 1.0)),
                            next(depth - 1)))
                    .rule();
        }
        if (depth > 1 && random.nextInt(6) == 0) {
            return random.nextInt(4) > 0
                    ? new Written().inferred(next(depth - 1)).rule()
                    : new Written().observedOnly(next(depth - 1)).rule();
        }
        if (random.nextInt(16) == 0) {
            return new Written().within(distance()).rule();
        }
        if (random.nextInt(4) == 0) {
            return events.next();
        }
        if (!segments.isEmpty() && random.nextInt(12) == 0) {
            return new Written().memberOf(pick(segments)).rule();
        }
        var trait = pick(Traits.all());
        if (random.nextInt(10) == 0) {
            return new Written().exists(trait.code()).rule();
        }
        return switch (trait.type()) {
            case TEXT, CHOICE -> {
                if (random.nextBoolean()) {
                    yield new Written().equal(trait.code(), text(trait)).rule();
                }
                yield new Written()
                        .in(trait.code(), List.of(text(trait), text(trait), text(trait)))
                        .rule();
            }
            case TEXTS -> new Written().contains(trait.code(), text(trait)).rule();
            case NUMBER -> number(trait.code(), trait);
            case DATE, TIME -> time(trait.code(), trait);
        };
    }

    private List<RuleInput> several(int depth) {
        var rules = new ArrayList<RuleInput>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            rules.add(next(depth));
        }
        return rules;
    }

    /** Around places where people live, some of them as far away as the rule says. */
    private DistanceRule distance() {
        var centre = random.nextBoolean()
                ? new DistanceRule.Centre(new DistanceRule.Of("BE", pick(List.of("1000", "9000", "2000"))), null)
                : new DistanceRule.Centre(
                        null, new DistanceRule.Point(50 + random.nextInt(300) / 100.0, random.nextInt(600) / 100.0));
        return new DistanceRule(pick(List.of(0.001, 5.0, 41.5, 60.0, 180.0, 19_999.0)), centre);
    }

    private RuleInput number(String code, Trait trait) {
        double one = number(trait);
        double other = number(trait);
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        return switch (random.nextInt(9)) {
            case 8 ->
                new Written()
                        .relative(
                                code,
                                pick(List.of(RelativeRule.Average.values())),
                                pick(List.of(RelativeRule.IndexClass.values())))
                        .rule();
            case 0 -> new Written().between(code, low, high).rule();
            case 1 ->
                new Written().range(code, low, high == low ? low + 1 : high).rule();
            case 2 -> new Written().greater(code, one).rule();
            case 3 -> new Written().atLeast(code, one).rule();
            case 4 -> new Written().less(code, one).rule();
            case 5 -> new Written().atMost(code, one).rule();
            case 6 ->
                new Written()
                        .equal(code, BigDecimal.valueOf(one).toPlainString())
                        .rule();
            default ->
                new Written()
                        .in(code, List.of(one + "", other + "", "7.0", "1e1"))
                        .rule();
        };
    }

    private RuleInput time(String code, Trait trait) {
        var day = day(trait);
        return switch (random.nextInt(3)) {
            case 0 -> new Written().since(code, day).rule();
            case 1 -> new Written().before(code, day).rule();
            default ->
                new Written()
                        .withinDays(code, pick(List.of(0, 1, 2, 30, 366, 800, 20_000)))
                        .rule();
        };
    }

    private String text(Trait trait) {
        if (trait.type() == TraitType.CHOICE && !trait.values().isEmpty()) {
            return pick(trait.values());
        }
        var value = trait.value(pick(people));
        if (value instanceof List<?> list && !list.isEmpty()) {
            return (String) pick(list);
        }
        return value instanceof String text ? text : "x";
    }

    private double number(Trait trait) {
        var value = trait.value(pick(people));
        double near = value instanceof BigDecimal number ? number.doubleValue() : random.nextInt(60);
        return random.nextBoolean() ? near : near + pick(List.of(-1.0, 1.0, 0.01, 0.5));
    }

    private LocalDate day(Trait trait) {
        var value = trait.value(pick(people));
        var near = value instanceof LocalDate date
                ? date
                : value instanceof Instant instant ? LocalDate.ofInstant(instant, zone) : LocalDate.of(2024, 2, 29);
        return near.plusDays(random.nextInt(3) - 1);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
