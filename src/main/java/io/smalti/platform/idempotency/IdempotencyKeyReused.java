package io.smalti.platform.idempotency;

import io.smalti.platform.DomainException;

/** The key came with another request before. */
final class IdempotencyKeyReused extends DomainException {
    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super("this idempotencyKey came with another input before; a new write needs a new key");
    }
}
