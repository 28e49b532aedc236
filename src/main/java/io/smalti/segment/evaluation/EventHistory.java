package io.smalti.segment.evaluation;

import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.OrderKind;
import io.smalti.customer.moment.RecordInteraction;
import io.smalti.customer.moment.RecordLine;
import io.smalti.customer.moment.RecordOrder;
import io.smalti.segment.place.Place;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.reading.EventReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orders and contacts of one customer, as far as rules ask for them, and what they add up to.
 *
 * @param lists numbers of the static lists that the customer is on
 * @param place where the customer's postcode lies; null: nobody told, or no rule asks
 */
public record EventHistory(
        List<Order> orders,
        List<Contact> contacts,
        Set<Long> lists,
        @Nullable Place place) {
    /** As prices are stored. */
    private static final int PRICE_DECIMALS = 4;

    public static final EventHistory NONE = new EventHistory(List.of(), List.of(), Set.of(), null);

    /** Of a person who is not stored, and on no list. */
    public static EventHistory of(List<RecordOrder> orders, List<RecordInteraction> interactions) {
        return new EventHistory(
                orders.stream()
                        .filter(order -> !Boolean.TRUE.equals(order.cancelled()))
                        .map(order -> new Order(
                                order.kindOrPurchase(),
                                order.channel(),
                                order.placedAt(),
                                order.amount(),
                                order.linesOrNone().stream().map(Line::of).toList()))
                        .toList(),
                interactions.stream()
                        .map(contact -> new Contact(
                                contact.kind(),
                                contact.channel(),
                                contact.occurredAt(),
                                contact.subject(),
                                contact.score()))
                        .toList(),
                Set.of(),
                null);
    }

    public EventHistory at(@Nullable Place place) {
        return new EventHistory(orders, contacts, lists, place);
    }

    /** One that was not cancelled. */
    record Order(OrderKind kind, @Nullable Channel channel, Instant placedAt, BigDecimal total, List<Line> lines) {}

    record Line(String product, @Nullable String description, int quantity, BigDecimal unitPrice) {
        public static Line of(RecordLine line) {
            var price = line.unitPrice().setScale(PRICE_DECIMALS, RoundingMode.HALF_UP);
            return new Line(line.product(), line.description(), line.quantity(), price);
        }
    }

    record Contact(
            InteractionKind kind,
            @Nullable Channel channel,
            Instant occurredAt,
            @Nullable String subject,
            @Nullable Integer score) {}

    /** Null where there is nothing to measure. */
    @Nullable
    public BigDecimal measure(Rule.Ordered rule, Today today) {
        var found = orders.stream().filter(order -> fits(order, rule, today));
        return switch (rule.measure()) {
            case COUNT -> BigDecimal.valueOf(found.count());
            case REVENUE ->
                (rule.lines() == null
                                ? found.map(Order::total)
                                : lines(found, rule)
                                        .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            case QUANTITY ->
                BigDecimal.valueOf(lines(found, rule).mapToLong(Line::quantity).sum());
            case DAYS_SINCE_LAST -> days(found.map(Order::placedAt), today);
        };
    }

    private static boolean fits(Order order, Rule.Ordered rule, Today today) {
        return rule.kinds().contains(order.kind())
                && (rule.channels().isEmpty()
                        || (order.channel() != null && rule.channels().contains(order.channel())))
                && rule.window().holds(order.placedAt(), today)
                && (rule.lines() == null || order.lines().stream().anyMatch(line -> fits(line, rule.lines())));
    }

    private static Stream<Line> lines(Stream<Order> orders, Rule.Ordered rule) {
        return orders.flatMap(order -> order.lines().stream())
                .filter(line -> rule.lines() == null || fits(line, rule.lines()));
    }

    private static boolean fits(Line line, Rule.Lines wanted) {
        return (wanted.products().isEmpty() || wanted.products().contains(line.product()))
                && holds(line.description(), wanted.description())
                && (wanted.priceFrom() == null || line.unitPrice().compareTo(wanted.priceFrom()) >= 0)
                && (wanted.priceTo() == null || line.unitPrice().compareTo(wanted.priceTo()) <= 0);
    }

    private static boolean holds(@Nullable String text, @Nullable String part) {
        return part == null || (text != null && EventReader.folded(text).contains(part));
    }

    /** Null where there is nothing to measure. */
    @Nullable
    public BigDecimal measure(Rule.Contacted rule, Today today) {
        var found = contacts.stream().filter(contact -> fits(contact, rule, today));
        return switch (rule.measure()) {
            case COUNT -> BigDecimal.valueOf(found.count());
            case MEAN_SCORE -> {
                var scores = found.map(Contact::score)
                        .flatMap(Stream::ofNullable)
                        .mapToLong(Integer::intValue)
                        .summaryStatistics();
                yield scores.getCount() == 0
                        ? null
                        : BigDecimal.valueOf(scores.getSum())
                                .divide(BigDecimal.valueOf(scores.getCount()), 2, RoundingMode.HALF_UP);
            }
            case DAYS_SINCE_LAST -> days(found.map(Contact::occurredAt), today);
        };
    }

    private static boolean fits(Contact contact, Rule.Contacted rule, Today today) {
        var score = contact.score();
        return (rule.kinds().isEmpty() || rule.kinds().contains(contact.kind()))
                && (rule.channels().isEmpty()
                        || (contact.channel() != null && rule.channels().contains(contact.channel())))
                && rule.window().holds(contact.occurredAt(), today)
                && holds(contact.subject(), rule.subject())
                && (rule.scoreFrom() == null || (score != null && score >= rule.scoreFrom()))
                && (rule.scoreTo() == null || (score != null && score <= rule.scoreTo()));
    }

    private static @Nullable BigDecimal days(Stream<Instant> moments, Today today) {
        return moments.max(Instant::compareTo)
                .map(last -> BigDecimal.valueOf(ChronoUnit.DAYS.between(today.dayOf(last), today.date())))
                .orElse(null);
    }
}
