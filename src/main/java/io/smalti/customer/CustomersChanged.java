package io.smalti.customer;

import java.util.Collection;

/** Fired inside the transaction that changed these customers, once what was written can be read in it. */
public record CustomersChanged(Collection<Long> keys) {}
