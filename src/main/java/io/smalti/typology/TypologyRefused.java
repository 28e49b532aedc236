package io.smalti.typology;

import io.smalti.platform.DomainException;

/** A file of a typology is wrong in one place; nothing of the typology is taken. */
public final class TypologyRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    TypologyRefused(String file, long line, String reason) {
        super(file + ":" + line + ": " + reason);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    /** Counted from 1. */
    public long line() {
        return line;
    }
}
