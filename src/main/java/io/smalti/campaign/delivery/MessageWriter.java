package io.smalti.campaign.delivery;

import io.smalti.campaign.Choice;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.template.MessageField;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the messages of a stream in one format. */
interface MessageWriter {
    String CSV = "text/csv";
    String NDJSON = "application/x-ndjson";

    /** What comes before the first message. */
    default void begin() throws IOException {}

    /**
     * Puts a message in words.
     *
     * @param choice one with a wording
     * @return the field that the person lacks, in which case nothing was written; null when all is well
     */
    @Nullable
    MessageField write(Recipient recipient, Choice choice) throws IOException;

    /** Somebody without a message. */
    void skip(Recipient recipient, List<Reason> reasons) throws IOException;

    /** Hands on all that was written. */
    void flush() throws IOException;
}
