package io.smalti.campaign.experiment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Who was shown which wording of a campaign")
public record RecordExposures(
        @Description("Key of the campaign") String campaign,

        Channel channel,
        @Description("At most 1,000") List<@NonNull Exposure> exposures) {
    @Input("ExposureInput")
    @Description("One person who was shown a wording, or who was shown nothing because of being in the control group")
    public record Exposure(
            @Description("The company's own key of the person")
            String customer,

            @Id @Nullable @Description("The wording, as messages name it; null: in the control group")
            String variant,

            @Nullable @Description("Now when absent") Instant exposedAt) {}
}
