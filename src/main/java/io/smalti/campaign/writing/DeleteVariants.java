package io.smalti.campaign.writing;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Wordings to take out of a draft")
public record DeleteVariants(
        @Description("Key of the campaign, which is a draft")
        String campaign,

        @Description("Ids of wordings; at most 1,000") @Id List<@NonNull String> variants) {}
