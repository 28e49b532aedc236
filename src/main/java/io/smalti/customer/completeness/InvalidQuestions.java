package io.smalti.customer.completeness;

import io.smalti.platform.DomainException;

/** More questions were asked for than there are. */
final class InvalidQuestions extends DomainException {
    private static final long serialVersionUID = 1L;

    InvalidQuestions() {
        super("first must be from 1 to 20");
    }
}
