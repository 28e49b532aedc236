package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("One wording of the message of a cell, in a channel and language")
public record Variant(
        @Ignore long key,

        @Ignore long campaignKey,

        @Id @NonNull String id,

        Channel channel,

        @Description("BCP 47 tag, for example nl") String language,

        Cell cell,

        @Description("Name of the wording within its cell, for example A")
        String wording,

        VariantStatus status,

        @Nullable @Description("Template of the subject line; null where the channel has none")
        String subject,

        @Description("Template of the text, with placeholders {{field|fallback}}")
        String body,

        @Nullable
        @Description(
                "What it is about, for likes and dislikes of customers, for example balcony; null: nothing special")
        String topic,

        @Description("How often this wording is taken, relative to the others of the cell")
        int weight,

        @Nullable @Description("Null: from the beginning of the campaign")
        Instant validFrom,

        @Nullable @Description("Exclusive; null: until the end of the campaign")
        Instant validUntil)
        implements Node {}
