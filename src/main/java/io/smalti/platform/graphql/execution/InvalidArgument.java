package io.smalti.platform.graphql.execution;

import io.smalti.platform.DomainException;

/** A value that has the right shape and still is none of its type, for example a date of yesterday's spelling. */
final class InvalidArgument extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param name of the argument, and of the field in it where there is one, for example {@code input.customers.birthYear} */
    InvalidArgument(String name) {
        super("The argument %s holds a value that its type does not allow".formatted(name));
    }
}
