package io.smalti.customer.moment;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.smalti.customer.Behaviour;
import io.smalti.customer.Channel;
import io.smalti.customer.Trend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What orders and contacts add up to that are stored nowhere: as the fold over the stored ones has it. */
final class UnstoredBehaviour {
    private static final int FAVOURITES = 5;
    private static final int ORDERS_FOR_TREND = 4;

    private final List<RecordOrder> orders;
    private final List<RecordOrder> purchases;
    private final List<RecordInteraction> interactions;

    UnstoredBehaviour(List<RecordOrder> orders, List<RecordInteraction> interactions) {
        this.orders = orders.stream()
                .filter(order -> !Boolean.TRUE.equals(order.cancelled()))
                .toList();
        purchases = this.orders.stream()
                .filter(order -> order.kindOrPurchase() == OrderKind.PURCHASE)
                .toList();
        this.interactions = interactions;
    }

    Behaviour on(Behaviour told) {
        var scored = interactions.stream()
                .filter(contact -> contact.score() != null)
                .sorted(comparing(RecordInteraction::occurredAt))
                .toList();
        var scores = scored.stream().mapToInt(RecordInteraction::score).average();
        return new Behaviour(
                purchases.size(),
                orders.size() - purchases.size(),
                sum(orders),
                ordered().min(naturalOrder()).orElse(null),
                ordered().max(naturalOrder()).orElse(null),
                of(InteractionKind.VISIT).size(),
                of(InteractionKind.SEARCH).size(),
                of(InteractionKind.SERVICE).size(),
                last(of(InteractionKind.VISIT)),
                last(interactions),
                scores.isPresent() ? scores.getAsDouble() : null,
                channel(),
                top(purchases.stream().flatMap(order -> order.linesOrNone().stream()
                        .map(RecordLine::product)
                        .distinct())),
                top(of(InteractionKind.SEARCH).stream()
                        .map(RecordInteraction::subject)
                        .flatMap(Stream::ofNullable)
                        .map(term -> term.toLowerCase(Locale.ROOT))),
                trend(),
                scored.isEmpty() ? null : scored.getLast().score(),
                told.acquisition(),
                told.loyalty(),
                told.brandKnowledge(),
                told.brandFeeling(),
                told.budget());
    }

    private Stream<Instant> ordered() {
        return purchases.stream().map(RecordOrder::placedAt);
    }

    private List<RecordInteraction> of(InteractionKind kind) {
        return interactions.stream().filter(contact -> contact.kind() == kind).toList();
    }

    private static BigDecimal sum(List<RecordOrder> orders) {
        return orders.stream().map(RecordOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable Instant last(List<RecordInteraction> contacts) {
        return contacts.stream()
                .map(RecordInteraction::occurredAt)
                .max(naturalOrder())
                .orElse(null);
    }

    private @Nullable Channel channel() {
        var used = Stream.concat(
                        purchases.stream().map(RecordOrder::channel),
                        interactions.stream().map(RecordInteraction::channel))
                .flatMap(Stream::ofNullable)
                .map(Channel::name);
        var most = top(used);
        return most.isEmpty() ? null : Channel.valueOf(most.getFirst());
    }

    private static List<String> top(Stream<String> values) {
        return values.collect(groupingBy(value -> value, counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(FAVOURITES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable Trend trend() {
        var first = ordered().min(naturalOrder()).orElse(Instant.EPOCH);
        var last = ordered().max(naturalOrder()).orElse(Instant.EPOCH);
        if (purchases.size() < ORDERS_FOR_TREND || !last.isAfter(first)) {
            return null;
        }
        var middle = first.plus(Duration.between(first, last).dividedBy(2));
        var early = new ArrayList<RecordOrder>();
        var late = new ArrayList<RecordOrder>();
        purchases.forEach(order -> (order.placedAt().isBefore(middle) ? early : late).add(order));
        if (sum(late).compareTo(sum(early).multiply(new BigDecimal("1.25"))) > 0) {
            return Trend.GROWING;
        }
        return sum(late).compareTo(sum(early).multiply(new BigDecimal("0.8"))) < 0 ? Trend.SHRINKING : Trend.STEADY;
    }
}
