package io.smalti.segment.rule;

import io.smalti.customer.Suggestions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * When a rule is decided, and by what measure.
 *
 * @param now in the company's time zone, in which days begin and end
 * @param suggestions what the lifestyle type makes probable where nothing is known
 */
public record Today(ZonedDateTime now, Yardstick yardstick, Suggestions suggestions) {
    public LocalDate date() {
        return now.toLocalDate();
    }

    public Instant start(LocalDate day) {
        return day.atStartOfDay(now.getZone()).toInstant();
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, now.getZone());
    }
}
