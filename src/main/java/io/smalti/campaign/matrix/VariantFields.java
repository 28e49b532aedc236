package io.smalti.campaign.matrix;

import io.smalti.campaign.VariantStatus;
import io.smalti.campaign.writing.WriteVariant;
import io.smalti.customer.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a wording in a file, and how they are read. */
final class VariantFields {
    static final List<String> ALL = List.of(
            "channel",
            "language",
            "type",
            "group",
            "ageBand",
            "wording",
            "status",
            "topic",
            "weight",
            "validFrom",
            "validUntil",
            "subject",
            "body");

    private VariantFields() {}

    /** A field that cannot be read as what it is to be. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        Unreadable(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** @param cells the text of a field; null or blank for none */
    static WriteVariant read(Function<String, @Nullable String> cells) throws Unreadable {
        var weight = text(cells, "weight");
        var status = text(cells, "status");
        var language = text(cells, "language");
        var body = cells.apply("body");
        if (language == null) {
            throw new Unreadable("language", "is missing");
        }
        return new WriteVariant(
                constant("channel", Channel.class, text(cells, "channel")),
                language,
                text(cells, "type"),
                text(cells, "group"),
                text(cells, "ageBand"),
                text(cells, "wording"),
                status == null ? null : constant("status", VariantStatus.class, status),
                text(cells, "subject"),
                body == null ? "" : body,
                text(cells, "topic"),
                weight == null ? null : whole(weight),
                moment("validFrom", text(cells, "validFrom")),
                moment("validUntil", text(cells, "validUntil")));
    }

    private static @Nullable String text(Function<String, @Nullable String> cells, String field) {
        var text = cells.apply(field);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <E extends Enum<E>> E constant(String field, Class<E> type, @Nullable String text)
            throws Unreadable {
        try {
            return Enum.valueOf(type, text == null ? "" : text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(field, text == null ? "is missing" : "is none of the values there are");
        }
    }

    private static int whole(String text) throws Unreadable {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Unreadable("weight", "is no whole number");
        }
    }

    private static @Nullable Instant moment(String field, @Nullable String text) throws Unreadable {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable(field, "is no moment; write it like 2026-03-01T00:00:00Z");
        }
    }
}
