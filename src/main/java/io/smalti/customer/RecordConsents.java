package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Description("Decisions of people as one source heard them")
public record RecordConsents(@Description("At most 1,000") List<@NonNull Decision> consents, Source source) {

    @Type("ConsentGiven")
    @Description("One decision of one person")
    public record Decision(
            @Description("The company's own key of the person")
            String externalId,

            ConsentPurpose purpose,
            @Nullable @Description("Null: every channel") Channel channel,
            ConsentDecision decision,

            @Nullable @Description("What proves it, for example the number of a form")
            String proof,

            @Nullable @Description("Now when absent") Instant decidedAt) {}
}
