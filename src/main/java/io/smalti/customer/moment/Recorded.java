package io.smalti.customer.moment;

import io.smalti.customer.Upserted;

/**
 * What became of an order, or of the lines of it that were brought.
 *
 * @param created lines that are new
 * @param changed lines that were there and differed
 */
public record Recorded(Upserted upserted, int created, int changed) {}
