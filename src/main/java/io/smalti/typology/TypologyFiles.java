package io.smalti.typology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that make up one typology, by name. */
record TypologyFiles(Map<String, byte[]> contents) {
    static final String SCHEME = "typology.json";
    static final String MUNICIPALITIES = "area_mix_municipality.csv";
    static final String POSTCODES = "postcodes_be.csv";
    static final String CELLS = "variant_cells.csv";
    static final String INDEX = "grand_index.csv";

    /** Checksum of the one that comes with Smalti; a native binary knows it from its build. */
    static final String BUILT_IN = builtIn().checksum();

    /** The one that comes with Smalti. */
    static TypologyFiles builtIn() {
        var contents = new LinkedHashMap<String, byte[]>();
        for (var name : List.of(SCHEME, MUNICIPALITIES, POSTCODES, CELLS, INDEX)) {
            try (var stream = TypologyFiles.class.getResourceAsStream("/typology/" + name)) {
                if (stream != null) {
                    contents.put(name, stream.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TypologyFiles(contents);
    }

    /** Tables of areas and cells may be left out: then there are no areas, and cells follow from the types. */
    boolean has(String name) {
        return contents.containsKey(name);
    }

    /** @throws TypologyRefused when it is missing */
    byte[] bytes(String name) {
        var bytes = contents.get(name);
        if (bytes == null) {
            throw new TypologyRefused(name, 0, "the file is missing");
        }
        return bytes;
    }

    /** SHA-256 over names and contents, in hexadecimal. */
    String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(file -> {
                digest.update(file.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(file.getValue());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
