package io.smalti.typology;

import io.smalti.platform.DomainException;

/** The version is there with other contents; a version never changes, because assignments rest on it. */
final class TypologyVersionTaken extends DomainException {
    private static final long serialVersionUID = 1L;

    TypologyVersionTaken(String code, String version) {
        super("%s %s is there with other contents and does not change: give changed files a new version"
                .formatted(code, version));
    }
}
