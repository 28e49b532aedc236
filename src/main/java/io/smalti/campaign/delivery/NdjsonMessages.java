package io.smalti.campaign.delivery;

import io.smalti.campaign.Cell;
import io.smalti.campaign.Choice;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Wording;
import io.smalti.campaign.template.Escape;
import io.smalti.campaign.template.MessageField;
import io.smalti.campaign.template.Printer;
import io.smalti.campaign.template.Template;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.columns.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. Whatever is the same for everybody who gets a wording, which is most of a line, is made once
 * and copied from then on.
 */
final class NdjsonMessages implements MessageWriter {
    private static final int FULL = 1 << 16;
    private static final byte[] SUBJECT = ascii(",\"subject\":\"");
    private static final byte[] BODY = ascii(",\"body\":\"");

    private final OutputStream out;
    private final JsonBytes json = new JsonBytes(FULL + (FULL >> 2));
    private final Map<Wording, byte[]> heads = new IdentityHashMap<>();
    private final Text text = new Text();

    NdjsonMessages(OutputStream out) {
        this.out = out;
    }

    @Override
    public @Nullable MessageField write(Recipient recipient, Choice choice) throws IOException {
        var wording = Objects.requireNonNull(choice.wording());
        int begin = json.size();
        person(recipient);
        json.raw(heads.computeIfAbsent(wording, found -> head(found, Objects.requireNonNull(choice.language()))));
        if (choice.notBefore() != null) {
            json.ascii(",\"notBefore\":\"" + choice.notBefore() + "\"");
        }
        var subject = wording.subject();
        var missing = subject == null ? null : text(SUBJECT, subject, recipient.values());
        if (missing == null) {
            missing = text(BODY, wording.body(), recipient.values());
        }
        if (missing != null) {
            json.truncate(begin);
            return missing;
        }
        end();
        return null;
    }

    @Override
    public void skip(Recipient recipient, List<Reason> reasons) throws IOException {
        person(recipient);
        json.ascii(",\"sent\":false,\"reasons\":[");
        boolean more = false;
        for (var reason : reasons) {
            if (reason.code().refuses()) {
                json.ascii(more ? ",\"" : "\"");
                json.ascii(reason.code().name());
                json.raw('"');
                more = true;
            }
        }
        json.raw(']');
        end();
    }

    private void person(Recipient recipient) {
        json.ascii("{\"id\":\"");
        json.ascii(Customer.id(recipient.addressee().key()));
        json.ascii("\",\"externalId\":");
        json.text(recipient.externalId());
    }

    private static byte[] head(Wording wording, String language) {
        var variant = wording.variant();
        var head = new JsonBytes(256);
        head.ascii(",\"sent\":true,\"level\":\"" + variant.cell().level().name() + "\"");
        cell(variant.cell(), head);
        field("language", language, head);
        field("wording", variant.wording(), head);
        field("variant", variant.id(), head);
        return head.toArray();
    }

    private static void cell(Cell cell, JsonBytes head) {
        field("type", cell.type(), head);
        field("group", cell.group(), head);
        field("ageBand", cell.ageBand(), head);
    }

    private static void field(String name, @Nullable String value, JsonBytes head) {
        if (value != null) {
            head.ascii(",\"" + name + "\":");
            head.text(value);
        }
    }

    private @Nullable MessageField text(
            byte[] name, Template template, Function<MessageField, @Nullable String> values) {
        json.raw(name);
        var missing = template.render(values, text);
        json.raw('"');
        return missing;
    }

    private void end() throws IOException {
        json.raw('}');
        json.raw('\n');
        if (json.size() >= FULL) {
            hand();
        }
    }

    private void hand() throws IOException {
        out.write(json.array(), 0, json.size());
        json.clear();
    }

    @Override
    public void flush() throws IOException {
        hand();
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Prints between the quotes of a JSON text; literal pieces are escaped once. */
    private final class Text implements Printer {
        private final Map<String, byte[]> literals = new IdentityHashMap<>();
        private final StringBuilder harmless = new StringBuilder();

        @Override
        public void literal(String literal) {
            json.raw(literals.computeIfAbsent(literal, Text::escaped));
        }

        @Override
        public void value(String value, Escape escape) {
            harmless.setLength(0);
            escape.append(value, harmless);
            json.inside(harmless.toString());
        }

        private static byte[] escaped(String literal) {
            var bytes = new JsonBytes(literal.length() * 2);
            bytes.inside(literal);
            return bytes.toArray();
        }
    }
}
