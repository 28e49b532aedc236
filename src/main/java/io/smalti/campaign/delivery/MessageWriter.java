package io.smalti.campaign.delivery;

import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import java.io.IOException;

/** Writes the messages of a stream in one format. */
interface MessageWriter {
    String CSV = "text/csv";
    String NDJSON = "application/x-ndjson";

    /** What comes before the first message. */
    default void begin() throws IOException {}

    void write(Recipient recipient, Resolution message) throws IOException;

    /** Hands on all that was written. */
    void flush() throws IOException;
}
