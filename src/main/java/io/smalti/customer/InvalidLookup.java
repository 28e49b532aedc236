package io.smalti.customer;

import io.smalti.platform.DomainException;

/** A look-up by none, or by several, of the names that it could go by. */
public final class InvalidLookup extends DomainException {
    private static final long serialVersionUID = 1L;

    public InvalidLookup(String names) {
        super("give exactly one of " + names);
    }
}
