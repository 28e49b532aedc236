package io.smalti.platform.graphql;

import io.smalti.platform.DomainException;

/** A list argument holds more than a request may carry. */
public final class ListTooLong extends DomainException {
    private static final long serialVersionUID = 1L;

    public ListTooLong(String argument, int size, int most) {
        super("%s holds %,d entries; the most is %,d".formatted(argument, size, most));
    }
}
