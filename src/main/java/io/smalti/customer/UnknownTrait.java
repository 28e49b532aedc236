package io.smalti.customer;

import io.smalti.platform.DomainException;

/** There is no trait with this code, or the caller may not see it. */
final class UnknownTrait extends DomainException {
    private static final long serialVersionUID = 1L;

    UnknownTrait() {
        super("there is no such trait that you may see; traits { code } lists them");
    }
}
