package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Purpose;
import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A campaign to begin, as a draft")
public record CreateCampaign(
        @Description("Lower-case letters, digits and dashes, for example spring-2026")
        String key,

        String name,

        @Nullable @Description("What it is to achieve") String goal,

        @Nullable @Description("Default MARKETING") Purpose purpose,

        @Nullable @Description("Key of the segment that is the audience; null: every customer")
        String segment,

        List<@NonNull Channel> channels,

        @Description("BCP 47 tags, for example nl") List<@NonNull String> languages,

        @Nullable @Description("One of the languages; null: the first")
        String defaultLanguage,

        @Nullable
        @Description("Whether it is about products like those that customers bought, so that a soft opt-in will do;"
                + " default false")
        Boolean similarProducts,

        @Nullable @Description("Share of the audience that gets no message, to compare with; 0..0.5, default 0")
        Double controlShare,

        @Nullable @Description("Null: from publishing on") Instant validFrom,

        @Nullable @Description("Exclusive; null: until ended")
        Instant validUntil) {}
