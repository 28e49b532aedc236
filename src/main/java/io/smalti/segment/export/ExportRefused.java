package io.smalti.segment.export;

import io.smalti.platform.DomainException;

/** An export that names what does not exist, or what the caller may not see. */
final class ExportRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String code;

    ExportRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
