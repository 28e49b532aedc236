package io.smalti.campaign.writing;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Wordings for the cells of a campaign")
public record WriteVariants(
        @Description("Key of the campaign") String campaign,

        @Description("At most 1,000") List<@NonNull WriteVariant> variants) {}
