package io.smalti.customer.retyping;

import io.smalti.platform.DomainException;

/** The typology was removed while customers were typed by it. */
final class TypologyGone extends DomainException {
    private static final long serialVersionUID = 1L;

    TypologyGone() {
        super("the typology is not there any more");
    }
}
