package io.smalti.demo;

import java.time.Instant;
import java.util.List;

/**
 * An order, or the return of part of one.
 *
 * @param channel WEB, IN_STORE or PHONE
 */
record Purchase(Instant at, String channel, boolean cancelled, boolean returned, List<Line> lines) {
    /** @param quantity negative for a return; cents per piece */
    record Line(Catalogue.Product product, int quantity, int cents) {}

    long cents() {
        return lines.stream()
                .mapToLong(line -> (long) line.quantity() * line.cents())
                .sum();
    }

    /** Whether it counts as an order. */
    boolean counts() {
        return !cancelled && !returned;
    }
}
