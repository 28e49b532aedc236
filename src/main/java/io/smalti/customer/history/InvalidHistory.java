package io.smalti.customer.history;

import io.smalti.platform.DomainException;

/** More of the history was asked for than is given at once. */
final class InvalidHistory extends DomainException {
    private static final long serialVersionUID = 1L;

    InvalidHistory() {
        super("first must be from 1 to 100");
    }
}
