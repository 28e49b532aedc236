package io.smalti.campaign;

import io.smalti.campaign.template.Markup;
import io.smalti.campaign.template.MessageField;
import io.smalti.campaign.template.MessageFields;
import io.smalti.campaign.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A variant with its compiled templates. */
public record Wording(Variant variant, @Nullable Template subject, Template body) {
    /** With flaws the result is of no use. */
    static Wording compile(Variant variant, List<Template.Flaw> flaws) {
        var subject = variant.subject() == null
                ? null
                : Template.parse(variant.subject(), Markup.PLAIN, MessageFields::get, flaws);
        var body = Template.parse(variant.body(), Markup.ofBody(variant.channel()), MessageFields::get, flaws);
        return new Wording(variant, subject, body);
    }

    /** Nothing special is an empty topic, which nobody likes or dislikes. */
    String topic() {
        return variant.topic() == null ? "" : variant.topic();
    }

    Stream<MessageField> fields() {
        return subject == null ? body.fields() : Stream.concat(subject.fields(), body.fields());
    }

    public boolean validAt(Instant moment) {
        return (variant.validFrom() == null || !moment.isBefore(variant.validFrom()))
                && (variant.validUntil() == null || moment.isBefore(variant.validUntil()));
    }

    /** Whether it has nothing to say without a person: a placeholder lacks a fallback. */
    public boolean needsPerson() {
        return !body.required().isEmpty()
                || (subject != null && !subject.required().isEmpty());
    }
}
