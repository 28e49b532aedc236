package io.smalti.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.restassured.path.json.JsonPath;
import io.smalti.campaign.LadderLevel;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import io.smalti.campaign.Standing;
import io.smalti.permission.Addressee;
import io.smalti.permission.Circumstances;
import io.smalti.permission.Relation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
    private static final String BODY = "=cmd|' /C calc'!A0, \"{{An}}\"\r\n<b>é 🌿</b>";
    private static final Recipient SOMEBODY = new Recipient(
            new Addressee(7, false, false, Set.of(), Set.of(), null, null, null, Relation.CUSTOMER, Circumstances.NONE),
            "@sum(1)",
            null,
            false,
            null,
            Standing.UNKNOWN,
            false,
            field -> null);
    private static final Resolution MESSAGE =
            new Resolution(true, LadderLevel.DEFAULT, null, null, "-1+1", BODY, "nl", null, List.of(), List.of());
    private static final Resolution NONE = Resolution.refused(List.of(
            new Reason(Reason.Code.MINOR, "under 18"),
            new Reason(Reason.Code.NO_CONSENT, "none"),
            new Reason(Reason.Code.AGE_ESTIMATED, "only explains")));

    @Test
    void marksWhatASpreadsheetWouldRun() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvMessages(out);
        csv.begin();
        csv.write(SOMEBODY, MESSAGE);
        csv.write(SOMEBODY, NONE);
        csv.flush();
        var rows = CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .map(row -> row.getFieldsAsMap())
                .toList();
        assertThat(rows.getFirst())
                .containsEntry("body", "'" + BODY)
                .containsEntry("subject", "'-1+1")
                .containsEntry("externalId", "'@sum(1)");
        assertThat(rows.getLast()).containsEntry("sent", "false").containsEntry("reasons", "MINOR|NO_CONSENT");
    }

    @Test
    void writesALineAPerson() throws IOException {
        var out = new ByteArrayOutputStream();
        var json = new NdjsonMessages(out);
        json.write(SOMEBODY, MESSAGE);
        json.write(SOMEBODY, NONE);
        json.flush();
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(new JsonPath(lines.getFirst()).<String>get("body")).isEqualTo(BODY);
        assertThat(new JsonPath(lines.getLast()).<Map<String, Object>>get())
                .containsEntry("reasons", List.of("MINOR", "NO_CONSENT"))
                .containsEntry("sent", false)
                .doesNotContainKey("body");
    }
}
