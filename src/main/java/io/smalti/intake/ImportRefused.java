package io.smalti.intake;

import io.smalti.platform.DomainException;

/** An upload, or a mapping, that is refused as a whole, before anything is written. */
final class ImportRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String code;

    ImportRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
