package io.smalti.campaign.delivery;

import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Reason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts what a stream has brought so far. */
final class Tally {
    private final long[] levels = new long[LadderLevel.values().length];
    private final long[] reasons = new long[Reason.Code.values().length];
    private long sent;
    private long skipped;
    private long last;

    void sent(long customer, LadderLevel level) {
        last = customer;
        sent++;
        levels[level.ordinal()]++;
    }

    void skipped(long customer, List<Reason> because) {
        last = customer;
        skipped++;
        for (var reason : because) {
            if (reason.code().refuses()) {
                reasons[reason.code().ordinal()]++;
            }
        }
    }

    long seen() {
        return sent + skipped;
    }

    long sent() {
        return sent;
    }

    long skipped() {
        return skipped;
    }

    long last() {
        return last;
    }

    String sentBy() {
        return json(LadderLevel.values(), levels);
    }

    String skippedBy() {
        return json(Reason.Code.values(), reasons);
    }

    private static String json(Enum<?>[] names, long[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> "\"" + names[i].name() + "\": " + counts[i])
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
