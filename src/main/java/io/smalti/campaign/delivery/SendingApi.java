package io.smalti.campaign.delivery;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;

/** Records what is sent. */
@GraphQLApi
public class SendingApi {
    private final Sendings sendings;

    SendingApi(Sendings sendings) {
        this.sendings = sendings;
    }

    @Mutation
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "To be called before sending: whether each person may get the message at this moment is decided anew and"
                    + " counted towards frequency caps in one transaction, so that nobody gets more than allowed however many"
                    + " send at once. The same campaign, channel, person and key again changes nothing")
    public RecordSendingsPayload recordSendings(RecordSendings input) {
        return sendings.record(input);
    }
}
