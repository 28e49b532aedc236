package io.smalti.campaign.experiment;

import io.smallrye.graphql.api.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Who did what a campaign was to achieve")
public record RecordConversions(
        @Description("Key of the campaign") String campaign,
        @Description("At most 1,000") List<@NonNull Conversion> conversions) {
    @Input("ConversionInput")
    @Description("One conversion of one person")
    public record Conversion(
            @Description("The company's own key of the person")
            String customer,

            @Description("Tells conversions apart, for example the number of the order; 1 to 100 characters")
            String key,

            @Nullable @Description("What it is worth, in the currency of the orders")
            BigDecimal value,

            @Nullable @Description("Now when absent") Instant convertedAt) {}
}
