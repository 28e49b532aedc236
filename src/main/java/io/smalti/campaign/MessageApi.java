package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.template.MessageFields;
import io.smalti.campaign.template.SmsLength;
import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.CacheFor;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Answers with messages: for a person, and for a cell. Once a campaign is compiled, without the database. */
@GraphQLApi
public class MessageApi {
    private final Hyperpersonalisation hyperpersonalisation;
    private final Codes codes;

    MessageApi(Hyperpersonalisation hyperpersonalisation, Codes codes) {
        this.hyperpersonalisation = hyperpersonalisation;
        this.codes = codes;
    }

    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("The message of a campaign for this person: lifestyle type at the level it deserves, combined with the"
            + " age band. An unknown campaign is an error")
    public List<Resolution> message(
            @Source List<Customer> customers,
            @Description("Key of the campaign, for example spring-2026") String campaign,
            Channel channel,
            @Nullable @Description("BCP 47 tag to be used instead of the customer's own, for example nl-BE")
                    String language) {
        return hyperpersonalisation.resolve(campaign, customers, channel, language);
    }

    @CacheFor(60)
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("How long the text is as an SMS; null where it is none, or there is no message")
    public @Nullable SmsLength sms(@Source Resolution resolution) {
        var variant = resolution.variant();
        var body = resolution.body();
        return body == null || variant == null || variant.channel() != Channel.SMS ? null : SmsLength.of(body);
    }

    @Query
    @CacheFor(60)
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("The message of a cell, for nobody in particular: placeholders print their fallbacks, and a text that"
            + " cannot do without a person is passed over. Falls back as for a person and says so; of several wordings"
            + " the one with the greatest weight. An unknown campaign, type, group or band is an error")
    public Resolution messageVariant(
            @Description("Key of the campaign, for example spring-2026") String campaign,
            Channel channel,
            @Description("BCP 47 tag, for example nl-BE") String language,
            @Nullable @Description("Code of a lifestyle type, for example A01; it brings its group along") String type,
            @Nullable @Description("Code of a lifestyle group, for example A") String group,
            @Nullable @Description("Code of an age band, for example 30-34") String ageBand) {
        InvalidLanguage.check(language);
        var compiled = hyperpersonalisation.compiled(campaign);
        return hyperpersonalisation.resolve(compiled, codes.standing(type, group, ageBand), channel, language);
    }

    @Query
    @CacheFor(60)
    @Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
    @Description("The fields that templates may print; any other is refused when a wording is written")
    public List<@NonNull TemplateField> templateFields() {
        return MessageFields.all().stream().map(TemplateField::of).toList();
    }
}
