package io.smalti.campaign.preview;

import io.smalti.campaign.InvalidLanguage;
import io.smalti.customer.Customer;
import io.smalti.persona.Persona;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Shows what a campaign would say. */
@GraphQLApi
public class PreviewApi {
    private final Previews previews;

    PreviewApi(Previews previews) {
        this.previews = previews;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "What a campaign would say to this person in each of its channels, drafts included and whether or not it"
                    + " may. An unknown campaign is an error")
    public List<@Nullable List<@NonNull Preview>> preview(
            @Source List<Customer> customers,
            @Description("Key of the campaign") String campaign,
            @io.smallrye.graphql.api.Nullable @Description("BCP 47 tag to be used instead of the person's own")
                    String language) {
        InvalidLanguage.check(language);
        return List.copyOf(previews.ofCustomers(campaign, customers, language));
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Name("preview")
    @Description("What a campaign would say to somebody like this persona in each of its channels, drafts included. An"
            + " unknown campaign is an error")
    public List<@Nullable List<@NonNull Preview>> personaPreview(
            @Source List<Persona> personas,
            @Description("Key of the campaign") String campaign,
            @io.smallrye.graphql.api.Nullable @Description("BCP 47 tag; null: the campaign's default")
                    String language) {
        InvalidLanguage.check(language);
        return List.copyOf(previews.ofPersonas(campaign, personas, language));
    }
}
