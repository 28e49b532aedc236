package io.smalti.segment.explanation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.RecordInteraction;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A contact moment of a person who is not stored")
public record PersonInteraction(
        @NonNull InteractionKind kind,

        @NonNull @Description("When it happened: not before 1970, not in the future")
        Instant occurredAt,

        @Nullable @Description("Through which channel it came")
        Channel channel,

        @Nullable @Description("Page, search term, reason of the contact or question, for example \"parasol\"")
        String subject,

        @Nullable @Description("Satisfaction from 0 to 10 where the contact gave one")
        Integer score) {

    RecordInteraction recorded(int number) {
        return new RecordInteraction(
                Integer.toString(number), Person.NOBODY, kind, occurredAt, channel, subject, score);
    }
}
