package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What people chose about messages")
public record RecordPreferences(
        @Description("At most 1,000") List<@NonNull Choice> preferences) {
    @Input("PreferenceChosenInput")
    @Description("The choices of one person, in place of all before")
    public record Choice(
            @Description("The company's own key of the person")
            String externalId,

            @Nullable Channel channel,
            @Nullable @Description("BCP 47 tag") String language,

            @Nullable @Description("Topics, for example balcony")
            List<@NonNull String> liked,

            @Nullable List<@NonNull String> disliked) {}
}
