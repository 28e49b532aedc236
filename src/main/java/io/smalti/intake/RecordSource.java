package io.smalti.intake;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of an upload, one after the other; never holds more than one. */
interface RecordSource {
    /** The column names when the format says them once for all records; otherwise null. */
    @Nullable
    List<String> header();

    /** The next record; null at the end. */
    @Nullable
    Raw next() throws IOException;
}
