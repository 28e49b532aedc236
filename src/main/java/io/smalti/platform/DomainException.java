package io.smalti.platform;

/**
 * A fact about the caller's input that the caller may be told. One subclass per fact; its code is the class name in the
 * manner of {@code SEGMENT_NOT_FOUND}. No other exception shows its message to a client.
 */
public abstract class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DomainException(String message) {
        super(message, null, false, false);
    }

    public String code() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toUpperCase(java.util.Locale.ROOT);
    }
}
