package io.smalti.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What contact moments add up to, exactly as the fold over the stored ones would say. */
final class BehaviourRow {
    static final String COLUMNS =
            "customer_id, orders, returns, revenue, first_order_at, last_order_at, visits, searches,"
                    + " service_contacts, last_visit_at, last_interaction_at, satisfaction, preferred_channel, updated_at";

    private BehaviourRow() {}

    static void add(Story story, long key, CopyRows rows) {
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
        var counts = new TreeMap<String, Integer>();
        channels.forEach(channel -> counts.merge(channel, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<String, Integer>::getValue)
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
