package io.smalti.campaign.delivery;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("People who are about to get the message of a campaign")
public record RecordSendings(
        @Description("Key of the campaign") String campaign,

        Channel channel,

        @Description("The company's own keys of the people; at most 1,000, each once")
        List<@NonNull String> customers,

        @Nullable
        @Description("Tells several sendings of the campaign to the same person apart, for example reminder;"
                + " up to 60 characters, default none")
        String key,

        @Nullable @Description("BCP 47 tag to be used instead of each person's own")
        String language) {
    String keyOrNone() {
        return key == null ? "" : key.strip();
    }
}
