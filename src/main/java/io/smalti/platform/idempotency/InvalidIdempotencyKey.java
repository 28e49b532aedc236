package io.smalti.platform.idempotency;

import io.smalti.platform.DomainException;

/** A key that is none. */
final class InvalidIdempotencyKey extends DomainException {
    private static final long serialVersionUID = 1L;

    InvalidIdempotencyKey() {
        super("an idempotencyKey has 1 to 200 printable characters, for example a UUID");
    }
}
