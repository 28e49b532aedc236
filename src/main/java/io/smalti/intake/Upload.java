package io.smalti.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An upload that can be known again by its beginning.
 *
 * @param beginning SHA-256 of the first 64 KiB, in hexadecimal
 * @param bytes the whole of it
 */
record Upload(String beginning, InputStream bytes) {
    private static final int LENGTH = 1 << 16;

    static Upload of(InputStream in) {
        var first = new ByteArrayOutputStream(LENGTH);
        InputStream rest = in;
        try {
            var some = new byte[1 << 13];
            int read = 0;
            while (read >= 0 && first.size() < LENGTH) {
                first.write(some, 0, read);
                read = first.size() == LENGTH ? 0 : in.read(some, 0, Math.min(some.length, LENGTH - first.size()));
            }
        } catch (IOException e) {
            // what came before is read first, as from an upload that is cut off later
            rest = cutOff(e);
        }
        return of(first.toByteArray(), rest);
    }

    private static InputStream cutOff(IOException cause) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw cause;
            }
        };
    }

    private static Upload of(byte[] first, InputStream rest) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(first);
            return new Upload(
                    HexFormat.of().formatHex(digest), new SequenceInputStream(new ByteArrayInputStream(first), rest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
