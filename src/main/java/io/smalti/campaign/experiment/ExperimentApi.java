package io.smalti.campaign.experiment;

import io.smalti.campaign.Campaign;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Takes in what came of messages, and compares. */
@GraphQLApi
public class ExperimentApi {
    private final Records records;
    private final Results results;

    ExperimentApi(Records records, Results results) {
        this.records = records;
        this.results = results;
    }

    @Mutation
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "Records who was shown what: once per person and channel, the earliest counts; as often as you like and"
                    + " in any order. People whose only reason for no message is CONTROL_GROUP are recorded without a wording")
    public RecordedPayload recordExposures(RecordExposures input) {
        return records.record(input);
    }

    @Mutation
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description("Records conversions: once per key; as often as you like and in any order. One counts when it is not"
            + " before the exposure")
    public RecordedPayload recordConversions(RecordConversions input) {
        return records.record(input);
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.ANALYST, Role.MARKETER})
    @Description("Messages compared with none, channel by channel, where there is a control group; and the wordings of"
            + " each cell that has several")
    public List<@Nullable List<@NonNull ExperimentResult>> experiments(@Source List<Campaign> campaigns) {
        return List.copyOf(results.of(campaigns));
    }
}
