package io.smalti.permission.register;

import io.smalti.platform.DomainException;

/** A file is refused as a whole: nothing of it was loaded. */
final class LoadRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    LoadRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }
}
