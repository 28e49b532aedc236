package io.smalti.demo;

import io.smalti.platform.database.TextRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What contact moments add up to, exactly as the fold over the stored ones would say. */
final class BehaviourRow {
    static final String COLUMNS =
            "customer_id, orders, returns, revenue, first_order_at, last_order_at, visits, searches,"
                    + " service_contacts, last_visit_at, last_interaction_at, satisfaction, preferred_channel,"
                    + " favourites, search_terms, trend, last_score, updated_at";

    private BehaviourRow() {}

    static void add(Story story, long key, TextRows rows) {
        var counting = story.purchases().stream().filter(Purchase::counts).toList();
        var moments = story.moments();
        rows.add(key)
                .add(counting.size())
                .add(story.purchases().stream()
                        .filter(purchase -> purchase.returned() && !purchase.cancelled())
                        .count())
                .addCents(story.revenue())
                .add(counting.isEmpty() ? null : counting.getFirst().at())
                .add(counting.isEmpty() ? null : counting.getLast().at())
                .add(count(story, "VISIT"))
                .add(count(story, "SEARCH"))
                .add(count(story, "SERVICE"))
                .add(last(story, "VISIT"))
                .add(moments.isEmpty() ? null : moments.getLast().at())
                .add(satisfaction(story))
                .add(preferred(Stream.concat(
                        counting.stream().map(Purchase::channel),
                        moments.stream().map(Moment::channel))))
                .add(most(counting.stream().flatMap(purchase -> purchase.lines().stream()
                        .map(line -> line.product().code())
                        .distinct())))
                .add(most(moments.stream()
                        .filter(moment -> moment.kind().equals("SEARCH"))
                        .map(moment -> moment.subject().toLowerCase(Locale.ROOT))))
                .add(trend(counting))
                .add(moments.stream()
                        .map(Moment::score)
                        .filter(Objects::nonNull)
                        .reduce((first, second) -> second)
                        .orElse(null))
                .add(story.until().atStartOfDay().toInstant(ZoneOffset.UTC))
                .end();
    }

    private static long count(Story story, String kind) {
        return story.moments().stream()
                .filter(moment -> moment.kind().equals(kind))
                .count();
    }

    private static @Nullable Instant last(Story story, String kind) {
        return story.moments().stream()
                .filter(moment -> moment.kind().equals(kind))
                .map(Moment::at)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static @Nullable Double satisfaction(Story story) {
        int given = 0;
        double sum = 0;
        for (var moment : story.moments()) {
            var score = moment.score();
            if (score != null) {
                given++;
                sum += score;
            }
        }
        return given == 0 ? null : sum / given;
    }

    /** The most frequent; of several the first in the alphabet. */
    private static @Nullable String preferred(Stream<String> channels) {
        var most = most(channels);
        return most == null ? null : most.getFirst();
    }

    /** At most five, the most frequent first; null for none. */
    private static @Nullable List<String> most(Stream<String> texts) {
        var counts = new TreeMap<String, Integer>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts.isEmpty()
                ? null
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(5)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The later half of the time with orders against the earlier, from four orders on. */
    private static @Nullable String trend(List<Purchase> counting) {
        if (counting.size() < 4) {
            return null;
        }
        var first = counting.getFirst().at();
        var half = first.plus(Duration.between(first, counting.getLast().at()).dividedBy(2));
        long early = 0;
        long late = 0;
        for (var purchase : counting) {
            if (purchase.at().isBefore(half)) {
                early += purchase.cents();
            } else {
                late += purchase.cents();
            }
        }
        return first.equals(counting.getLast().at())
                ? null
                : late > 1.25 * early ? "GROWING" : late < 0.8 * early ? "SHRINKING" : "STEADY";
    }
}
