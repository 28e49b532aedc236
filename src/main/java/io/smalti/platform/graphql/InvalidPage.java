package io.smalti.platform.graphql;

import io.smalti.platform.DomainException;

/** The paging arguments make no sense together, exceed the limits, or a cursor belongs to another list. */
public final class InvalidPage extends DomainException {
    private static final long serialVersionUID = 1L;

    public InvalidPage(String message) {
        super(message);
    }
}
