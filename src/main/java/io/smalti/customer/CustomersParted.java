package io.smalti.customer;

/**
 * Fired inside the transaction that undoes a merge, when the customer who was merged is there again: whoever moved something
 * when they became one gives it back.
 */
public record CustomersParted(long kept, long parted) {}
