package io.smalti.platform.graphql.http;

/** What came is no GraphQL request, and why. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Unreadable(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
