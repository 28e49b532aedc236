package io.smalti.campaign.delivery;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.smalti.campaign.Choice;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.template.Escape;
import io.smalti.campaign.template.MessageField;
import io.smalti.customer.Customer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** RFC 4180; a value that a spreadsheet would take for a formula is marked as text. */
final class CsvMessages implements MessageWriter {
    private final CsvWriter csv;
    private final StringBuilder subject = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

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
    public @Nullable MessageField write(Recipient recipient, Choice choice) throws IOException {
        var wording = Objects.requireNonNull(choice.wording());
        var title = wording.subject();
        subject.setLength(0);
        body.setLength(0);
        var missing = title == null ? null : title.render(recipient.values(), subject);
        if (missing == null) {
            missing = wording.body().render(recipient.values(), body);
        }
        if (missing != null) {
            return missing;
        }
        var variant = wording.variant();
        var cell = variant.cell();
        record(
                recipient,
                "true",
                cell.level().name(),
                safe(cell.type()),
                safe(cell.group()),
                safe(cell.ageBand()),
                safe(choice.language()),
                safe(variant.wording()),
                variant.id(),
                choice.notBefore() == null ? "" : choice.notBefore().toString(),
                safe(title == null ? null : subject.toString()),
                safe(body.toString()),
                "");
        return null;
    }

    @Override
    public void skip(Recipient recipient, List<Reason> reasons) throws IOException {
        var refusing = reasons.stream()
                .filter(reason -> reason.code().refuses())
                .map(reason -> reason.code().name())
                .collect(Collectors.joining("|"));
        record(recipient, "false", "", "", "", "", "", "", "", "", "", "", refusing);
    }

    private void record(Recipient recipient, String... cells) throws IOException {
        var record = new String[cells.length + 2];
        record[0] = Customer.id(recipient.addressee().key());
        record[1] = safe(recipient.externalId());
        System.arraycopy(cells, 0, record, 2, cells.length);
        try {
            csv.writeRecord(record);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String safe(@Nullable String value) {
        return value == null ? "" : Escape.csv(value);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }
}
