package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param segmentKey the audience; null: every customer */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("What is to be said to whom, in a matrix of messages by lifestyle type and age band")
public record Campaign(
        @Ignore long number,

        @Ignore @org.jspecify.annotations.Nullable Long segmentKey,

        @Id @NonNull String id,

        @Description("The company's own name for it, for example spring-2026")
        String key,

        String name,

        @Nullable @Description("What it is to achieve") String goal,

        CampaignStatus status,

        Purpose purpose,

        List<@NonNull Channel> channels,

        @Description("BCP 47 tags, for example nl") List<@NonNull String> languages,

        @Description("Used when nothing is written in the recipient's language")
        String defaultLanguage,

        @Description("Whether it is about products like those that customers bought, so that a soft opt-in will do")
        boolean similarProducts,

        @Description("Share of the audience that gets no message, to compare with; 0..0.5")
        double controlShare,

        @Nullable @Description("Null: from publishing on") Instant validFrom,

        @Nullable @Description("Exclusive; null: until ended")
        Instant validUntil,

        @Description("Rises with every change of the campaign or one of its variants")
        int version,

        Instant createdAt,

        Instant updatedAt)
        implements Node {
    static String id(long number) {
        return GlobalId.of("Campaign", number);
    }
}
