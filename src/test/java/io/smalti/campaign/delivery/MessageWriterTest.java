package io.smalti.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.restassured.path.json.JsonPath;
import io.smalti.campaign.Choice;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Samples;
import io.smalti.campaign.Standing;
import io.smalti.campaign.template.MessageField;
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
    private static final String NAME = "=cmd|' /C calc'!A0, \"{{An}}\" é 🌿 \\";
    private static final Choice MESSAGE =
            Samples.mail("-1+1 \"x\" {{lastName|{none}}}", "{{firstName}},\r\n\t<b>\"é\" 🌿</b>");
    private static final String BODY = "=cmd|' /C calc'!A0, \"{{An}}\" é 🌿 \\,\r\n\t<b>\"é\" 🌿</b>";
    private static final Recipient SOMEBODY = new Recipient(
            new Addressee(7, false, false, Set.of(), Set.of(), null, null, null, Relation.CUSTOMER, Circumstances.NONE),
            "@sum(1)",
            null,
            false,
            null,
            Standing.UNKNOWN,
            false,
            field -> field.code().equals("firstName") ? NAME : null);
    private static final List<Reason> NONE = List.of(
            new Reason(Reason.Code.MINOR, "under 18"),
            new Reason(Reason.Code.NO_CONSENT, "none"),
            new Reason(Reason.Code.AGE_ESTIMATED, "only explains"));

    @Test
    void marksWhatASpreadsheetWouldRun() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvMessages(out);
        csv.begin();
        assertThat(csv.write(SOMEBODY, MESSAGE)).isNull();
        csv.skip(SOMEBODY, NONE);
        csv.flush();
        var rows = CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .map(row -> row.getFieldsAsMap())
                .toList();
        assertThat(rows.getFirst())
                .containsEntry("body", "'" + BODY)
                .containsEntry("subject", "'-1+1 \"x\" {none}")
                .containsEntry("externalId", "'@sum(1)");
        assertThat(rows.getLast()).containsEntry("sent", "false").containsEntry("reasons", "MINOR|NO_CONSENT");
    }

    @Test
    void writesALineAPerson() throws IOException {
        var out = new ByteArrayOutputStream();
        var json = new NdjsonMessages(out);
        assertThat(json.write(SOMEBODY, MESSAGE)).isNull();
        json.skip(SOMEBODY, NONE);
        json.flush();
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(new JsonPath(lines.getFirst()).<Map<String, Object>>get())
                .containsEntry("body", BODY)
                .containsEntry("subject", "-1+1 \"x\" {none}")
                .containsEntry("externalId", "@sum(1)")
                .containsEntry("language", "nl")
                .containsEntry("level", "DEFAULT");
        assertThat(new JsonPath(lines.getLast()).<Map<String, Object>>get())
                .containsEntry("reasons", List.of("MINOR", "NO_CONSENT"))
                .containsEntry("sent", false)
                .doesNotContainKey("body");
    }

    @Test
    void writesNoHalfLine() throws IOException {
        var out = new ByteArrayOutputStream();
        var json = new NdjsonMessages(out);
        json.skip(SOMEBODY, NONE);
        var missing = json.write(SOMEBODY, Samples.mail("{{firstName}}", "begun {{lastName}}"));
        json.write(SOMEBODY, MESSAGE);
        json.flush();
        assertThat(missing).extracting(MessageField::code).isEqualTo("lastName");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("begun");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allMatch(line -> line.endsWith("}"));
    }
}
