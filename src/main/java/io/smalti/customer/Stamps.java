package io.smalti.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How values of a source are stamped: by whom they were told, when, how surely. The lines of a file are mostly stamped alike, so the
 * last stamp is kept as JSON and as text. Belongs to one thread.
 */
final class Stamps {
    private final Source source;
    private Provenance.@Nullable Entry entry;
    private @Nullable ObjectNode json;
    private @Nullable String text;

    Stamps(Source source) {
        this.source = source;
    }

    /** @param now for what was told without a time */
    Provenance.Entry of(UpsertCustomer item, Instant now) {
        return new Provenance.Entry(
                item.origin(),
                source,
                item.observedAt() == null ? now : item.observedAt(),
                item.confidence() == null ? 1 : item.confidence(),
                item.expiresAt());
    }

    /** Not to be changed. */
    ObjectNode json(Provenance.Entry wanted) {
        var known = json;
        if (known == null || !wanted.equals(entry)) {
            known = wanted.toJson();
            entry = wanted;
            json = known;
            text = known.toString();
        }
        return known;
    }

    /** A stamp as text; quick for the last one. */
    String text(JsonNode stamp) {
        var known = text;
        return known != null && stamp == json ? known : stamp.toString();
    }
}
