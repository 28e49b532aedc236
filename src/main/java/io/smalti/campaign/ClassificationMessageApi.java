package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.explanation.Classification;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;

/** Answers with the message for a person who is not stored. */
@GraphQLApi
public class ClassificationMessageApi {
    private final Hyperpersonalisation hyperpersonalisation;

    ClassificationMessageApi(Hyperpersonalisation hyperpersonalisation) {
        this.hyperpersonalisation = hyperpersonalisation;
    }

    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("The message of a campaign for this person, who is stored nowhere: consent is up to whoever asks")
    public List<Resolution> message(
            @Source List<Classification> persons,
            @Description("Key of the campaign, for example spring-2026") String campaign,
            Channel channel,
            @Nullable @Description("BCP 47 tag to be used instead of the person's own, for example nl-BE")
                    String language) {
        var customers = persons.stream().map(Classification::customer).toList();
        return hyperpersonalisation.resolve(campaign, customers, channel, language);
    }
}
