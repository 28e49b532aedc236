package io.smalti.customer.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Channel;
import io.smalti.customer.Customers;
import io.smalti.customer.Source;
import io.smalti.customer.Trend;
import io.smalti.customer.UpsertCustomer;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever comes, in whatever order and however often: behaviour is what a plain recomputation from all of it says. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BehaviourFoldTest {
    private static final List<String> PEOPLE = List.of("fold-0", "fold-1", "fold-2", "fold-3", "fold-4");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Inject
    Customers customers;

    @Inject
    Orders orders;

    @Inject
    Interactions interactions;

    @Test
    void equalsARecomputationAfterEveryBatch() {
        long seed = System.nanoTime();
        System.out.println("seed of the contact moments: " + seed);
        var random = new Random(seed);
        customers.upsert(
                PEOPLE.stream().map(id -> UpsertCustomer.of(id, Map.of())).toList(), Source.CRM);
        Map<String, RecordOrder> allOrders = new LinkedHashMap<>();
        Map<String, RecordInteraction> allMoments = new LinkedHashMap<>();
        for (int round = 0; round < 60; round++) {
            var someOrders = new ArrayList<RecordOrder>();
            var someMoments = new ArrayList<RecordInteraction>();
            for (int i = 0; i < random.nextInt(8); i++) {
                // now and then one that was there: changed, moved to another customer, or just again
                var order = random.nextInt(5) == 0 && !allOrders.isEmpty()
                        ? pick(random, List.copyOf(allOrders.values()))
                        : order(random, "fo-" + random.nextInt(150));
                someOrders.add(order);
                someMoments.add(moment(random, "fi-" + random.nextInt(150)));
            }
            Collections.shuffle(someOrders, random);
            orders.record(someOrders, Source.WEBSHOP, null);
            interactions.record(someMoments, Source.WEBSHOP, null);
            someOrders.forEach(order -> allOrders.put(order.externalId(), order));
            someMoments.forEach(moment -> allMoments.put(moment.externalId(), moment));
            check(round, allOrders, allMoments);
        }
    }

    private void check(int round, Map<String, RecordOrder> allOrders, Map<String, RecordInteraction> allMoments) {
        customers.byExternalIds(PEOPLE).forEach((id, customer) -> {
            var mine = allOrders.values().stream()
                    .filter(order -> order.customer().equals(id) && !Boolean.TRUE.equals(order.cancelled()))
                    .toList();
            var bought = mine.stream()
                    .filter(order -> order.kindOrPurchase() == OrderKind.PURCHASE)
                    .sorted(Comparator.comparing(RecordOrder::placedAt))
                    .toList();
            var moments = allMoments.values().stream()
                    .filter(moment -> moment.customer().equals(id))
                    .toList();
            var done = customer.behaviour();
            var as = "round %d, %s".formatted(round, id);
            assertThat(done.orders()).as(as).isEqualTo(bought.size());
            assertThat(done.returns()).as(as).isEqualTo(mine.size() - bought.size());
            assertThat(done.revenue())
                    .as(as)
                    .isEqualByComparingTo(
                            mine.stream().map(RecordOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(done.firstOrderAt())
                    .as(as)
                    .isEqualTo(bought.isEmpty() ? null : bought.getFirst().placedAt());
            assertThat(done.lastOrderAt())
                    .as(as)
                    .isEqualTo(bought.isEmpty() ? null : bought.getLast().placedAt());
            assertThat(done.trend()).as(as).isEqualTo(trend(bought));
            assertThat(done.favourites()).as(as).isEqualTo(most(products(bought)));
            assertThat(done.visits()).as(as).isEqualTo((int) moments.stream()
                    .filter(m -> m.kind() == InteractionKind.VISIT)
                    .count());
            assertThat(done.searchTerms())
                    .as(as)
                    .isEqualTo(most(moments.stream()
                            .filter(m -> m.kind() == InteractionKind.SEARCH)
                            .map(RecordInteraction::subject)
                            .collect(Collectors.groupingBy(subject -> subject, TreeMap::new, Collectors.counting()))));
            var scores = moments.stream().filter(m -> m.score() != null).toList();
            if (scores.isEmpty()) {
                assertThat(done.satisfaction()).as(as).isNull();
            } else {
                assertThat(done.satisfaction())
                        .as(as)
                        .isCloseTo(
                                scores.stream()
                                        .mapToInt(RecordInteraction::score)
                                        .average()
                                        .orElseThrow(),
                                org.assertj.core.data.Offset.offset(1e-9));
            }
        });
    }

    private static Map<String, Long> products(List<RecordOrder> bought) {
        var counts = new TreeMap<String, Long>();
        bought.forEach(order -> order.linesOrNone().stream()
                .map(RecordLine::product)
                .distinct()
                .forEach(product -> counts.merge(product, 1L, Long::sum)));
        return counts;
    }

    private static List<String> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(5)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Trend trend(List<RecordOrder> bought) {
        if (bought.size() < 4
                || bought.getFirst().placedAt().equals(bought.getLast().placedAt())) {
            return null;
        }
        var first = bought.getFirst().placedAt();
        var middle = first.plus(
                java.time.Duration.between(first, bought.getLast().placedAt()).dividedBy(2));
        double early = 0;
        double late = 0;
        for (var order : bought) {
            if (order.placedAt().isBefore(middle)) {
                early += order.amount().doubleValue();
            } else {
                late += order.amount().doubleValue();
            }
        }
        return late > 1.25 * early ? Trend.GROWING : late < 0.8 * early ? Trend.SHRINKING : Trend.STEADY;
    }

    private static RecordOrder order(Random random, String id) {
        boolean back = random.nextInt(6) == 0;
        var lines = new HashMap<String, RecordLine>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var product = "P" + random.nextInt(9);
            lines.put(
                    product,
                    new RecordLine(
                            product,
                            null,
                            (back ? -1 : 1) * (1 + random.nextInt(3)),
                            BigDecimal.valueOf(random.nextInt(5000), 2)));
        }
        return new RecordOrder(
                id,
                pick(random, PEOPLE),
                back ? OrderKind.RETURN : null,
                random.nextInt(7) == 0,
                START.plusSeconds(random.nextInt(30_000_000)),
                pick(random, List.of(Channel.WEB, Channel.IN_STORE)),
                null,
                null,
                List.copyOf(lines.values()));
    }

    private static RecordInteraction moment(Random random, String id) {
        return new RecordInteraction(
                id,
                pick(random, PEOPLE),
                pick(random, List.of(InteractionKind.values())),
                START.plusSeconds(random.nextInt(30_000_000)),
                null,
                "t" + random.nextInt(9),
                random.nextBoolean() ? random.nextInt(11) : null);
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
