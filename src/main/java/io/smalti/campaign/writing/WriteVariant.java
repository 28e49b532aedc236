package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Cell;
import io.smalti.campaign.VariantStatus;
import io.smalti.customer.Channel;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;

@Description("A wording of a cell: new, or in place of the one with the same channel, language, cell and name")
public record WriteVariant(
        Channel channel,

        @Description("One of the campaign's languages") String language,

        @Nullable @Description("Code of a lifestyle type; null: not by type")
        String type,

        @Nullable @Description("Code of a lifestyle group; null: not by group. Not together with a type")
        String group,

        @Nullable @Description("Code of an age band; null: any age")
        String ageBand,

        @Nullable @Description("Name of the wording within its cell; default A")
        String wording,

        @Nullable @Description("Default PUBLISHED: used as soon as the campaign is published")
        VariantStatus status,

        @Nullable @Description("Needed for EMAIL; allowed for PUSH and POST too. One line; placeholders as in the body")
        String subject,

        @Description("HTML for EMAIL and WEB, else plain text, with placeholders {{field|fallback}}")
        String body,

        @Nullable @Description("What it is about, for likes and dislikes of customers; 1 to 60 characters")
        String topic,

        @Nullable @Description("From 1 to 10,000, relative to the other wordings of the cell; default 100")
        Integer weight,

        @Nullable @Description("Null: from the beginning of the campaign")
        Instant validFrom,

        @Nullable @Description("Exclusive; null: until the end of the campaign")
        Instant validUntil) {
    static final String FIRST = "A";

    String name() {
        return wording == null ? FIRST : wording.strip();
    }

    Cell cell() {
        return new Cell(type, group, ageBand);
    }
}
