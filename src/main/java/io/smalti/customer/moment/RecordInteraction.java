package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A contact moment as it is told to us; recorded again under the same external id it replaces what was told before. */
@Description("A contact moment; recorded again under the same external id it replaces what was recorded before")
public record RecordInteraction(
        @NonNull @Description("The contact moment's number at the source")
        String externalId,

        @NonNull @Description("External id of the customer") String customer,

        @NonNull InteractionKind kind,

        @NonNull @Description("When it happened: not before 1970, not in the future")
        Instant occurredAt,

        @Nullable @Description("Through which channel it came")
        Channel channel,

        @Nullable @Description("Page, search term, reason of the contact or question, for example \"parasol\"")
        String subject,

        @Nullable @Description("Satisfaction from 0 to 10 where the contact gave one")
        Integer score) {}
