package io.smalti.customer;

import org.jspecify.annotations.Nullable;

/** A value that does not count, to be written into the history. */
public record FormerValue(
        String trait,
        Object value,
        Provenance.Entry entry,
        Fate fate,
        @Nullable String reason) {}
