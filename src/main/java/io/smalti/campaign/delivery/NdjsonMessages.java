package io.smalti.campaign.delivery;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.smalti.campaign.Cell;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Customer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
final class NdjsonMessages implements MessageWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    NdjsonMessages(OutputStream out) throws IOException {
        json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void write(Recipient recipient, Resolution message) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Customer.id(recipient.addressee().key()));
        json.writeStringField("externalId", recipient.externalId());
        json.writeBooleanField("sent", message.sent());
        if (message.sent()) {
            found(message);
        } else {
            json.writeArrayFieldStart("reasons");
            for (var reason : message.reasons()) {
                if (reason.code().refuses()) {
                    json.writeString(reason.code().name());
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void found(Resolution message) throws IOException {
        var variant = message.variant();
        var level = message.level();
        json.writeStringField("level", level == null ? null : level.name());
        cell(message.cell());
        json.writeStringField("language", message.language());
        json.writeStringField("wording", variant == null ? null : variant.wording());
        json.writeStringField("variant", variant == null ? null : variant.id());
        if (message.notBefore() != null) {
            json.writeStringField("notBefore", message.notBefore().toString());
        }
        if (message.subject() != null) {
            json.writeStringField("subject", message.subject());
        }
        json.writeStringField("body", message.body());
    }

    private void cell(@Nullable Cell cell) throws IOException {
        if (cell != null) {
            optional("type", cell.type());
            optional("group", cell.group());
            optional("ageBand", cell.ageBand());
        }
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
