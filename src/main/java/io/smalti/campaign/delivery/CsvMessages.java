package io.smalti.campaign.delivery;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.smalti.campaign.Escape;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Customer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** RFC 4180; a value that a spreadsheet would take for a formula is marked as text. */
final class CsvMessages implements MessageWriter {
    private final CsvWriter csv;

    CsvMessages(OutputStream out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
    }

    @Override
    public void begin() {
        csv.writeRecord(
                "id",
                "externalId",
                "sent",
                "level",
                "type",
                "group",
                "ageBand",
                "language",
                "wording",
                "variant",
                "notBefore",
                "subject",
                "body",
                "reasons");
    }

    @Override
    public void write(Recipient recipient, Resolution message) throws IOException {
        var variant = message.variant();
        var level = message.level();
        var cell = message.sent() ? message.cell() : null;
        boolean found = message.sent() && variant != null;
        try {
            csv.writeRecord(
                    Customer.id(recipient.addressee().key()),
                    safe(recipient.externalId()),
                    Boolean.toString(message.sent()),
                    found && level != null ? level.name() : "",
                    safe(cell == null ? null : cell.type()),
                    safe(cell == null ? null : cell.group()),
                    safe(cell == null ? null : cell.ageBand()),
                    safe(found ? message.language() : null),
                    safe(found && variant != null ? variant.wording() : null),
                    found && variant != null ? variant.id() : "",
                    message.notBefore() == null ? "" : message.notBefore().toString(),
                    safe(message.subject()),
                    safe(message.body()),
                    message.sent() ? "" : reasons(message));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String reasons(Resolution message) {
        return message.reasons().stream()
                .filter(reason -> reason.code().refuses())
                .map(reason -> reason.code().name())
                .collect(Collectors.joining("|"));
    }

    private static String safe(@Nullable String value) {
        return value == null ? "" : Escape.csv(value);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }
}
