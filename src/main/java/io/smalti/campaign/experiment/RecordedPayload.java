package io.smalti.campaign.experiment;

import io.smalti.customer.Outcome;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("RecordExposuresPayload")
@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What became of each item, in the order of the input")
public record RecordedPayload(
        @Description("CREATED when it is new; UPDATED when an earlier exposure of the same person takes its place;"
                + " UNCHANGED when it was known. Empty when the campaign is unknown")
        List<@NonNull Outcome> outcomes,

        List<@NonNull ExperimentError> userErrors) {}
