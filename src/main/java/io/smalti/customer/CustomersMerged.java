package io.smalti.customer;

/**
 * Fired inside the transaction that makes one customer part of another, while both are still there: whoever keeps
 * something about customers moves it, or it goes with the row.
 */
public record CustomersMerged(long kept, long merged) {}
