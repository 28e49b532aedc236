package io.smalti.typology;

import io.smalti.platform.graphql.GlobalId;

/** What a typology says of itself; {@code checksum} is the SHA-256 of its files, in hexadecimal. */
record Scheme(
        String code,
        String version,
        String country,
        String status,
        Texts titles,
        String notice,
        int households,
        String checksum) {

    /** The global id of the scheme itself. */
    String id() {
        return GlobalId.of("Typology", code + ":" + version);
    }

    /** The global id of a part of it, for example of {@code LifestyleType} {@code A01}. */
    String id(String type, String part) {
        return GlobalId.of(type, code + ":" + version + ":" + part);
    }
}
