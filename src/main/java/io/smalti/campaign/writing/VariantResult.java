package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Variant;
import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.MARKETER)
@Description("What became of one wording of the input")
public record VariantResult(
        Outcome outcome,
        @Nullable @Description("Null when rejected") Variant variant,
        List<@NonNull CampaignError> userErrors) {
    static VariantResult rejected(List<CampaignError> errors) {
        return new VariantResult(Outcome.REJECTED, null, errors);
    }
}
