package io.smalti.segment.rule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days in the company's time zone, open where nothing is said.
 *
 * @param days today and so many days before; then the other two are null
 * @param since the first day
 * @param before the first day that is past it
 */
public record EventWindow(
        @Nullable Integer days,
        @Nullable LocalDate since,
        @Nullable LocalDate before) {
    public static final EventWindow EVER = new EventWindow(null, null, null);

    /** Its begin; null: since ever. */
    @Nullable
    public Instant from(Today today) {
        var first = days == null ? since : today.date().minusDays(days);
        return first == null ? null : today.start(first);
    }

    /** Its end, which is not part of it; null: open. */
    @Nullable
    public Instant until(Today today) {
        var past = days == null ? before : today.date().plusDays(1);
        return past == null ? null : today.start(past);
    }

    public boolean holds(Instant moment, Today today) {
        var from = from(today);
        var until = until(today);
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }

    public String words() {
        if (days != null) {
            return days == 0 ? " today" : " within the last " + days + " days";
        }
        return (since == null ? "" : " since " + since) + (before == null ? "" : " before " + before);
    }
}
