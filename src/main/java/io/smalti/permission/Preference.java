package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("What a person chose; it goes before what lifestyle type and age suggest")
public record Preference(
        @Nullable @Description("Messages come by this channel where a campaign uses it; null: no choice")
        Channel channel,

        @Nullable @Description("BCP 47 tag; goes before the language of the profile; null: no choice")
        String language,

        @Description("Topics wanted: a wording about one of them goes before a more specific one")
        List<@NonNull String> liked,

        @Description("Topics not wanted: a wording about one of them is passed over")
        List<@NonNull String> disliked) {
    public static final Preference NONE = new Preference(null, null, List.of(), List.of());
}
