package io.smalti.campaign.preview;

import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Codes;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.UnknownCampaign;
import io.smalti.campaign.template.MessageField;
import io.smalti.customer.Customer;
import io.smalti.permission.Addressee;
import io.smalti.permission.Circumstances;
import io.smalti.permission.CircumstancesReading;
import io.smalti.permission.Policies;
import io.smalti.permission.Relation;
import io.smalti.persona.Persona;
import io.smalti.typology.Level;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows messages to their authors. */
@Singleton
class Previews {
    private final Campaigns campaigns;
    private final Codes codes;
    private final Policies policies;
    private final CircumstancesReading circumstances;
    private final Clock clock;

    Previews(Campaigns campaigns, Codes codes, Policies policies, CircumstancesReading circumstances, Clock clock) {
        this.campaigns = campaigns;
        this.codes = codes;
        this.policies = policies;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    List<List<Preview>> ofCustomers(String campaign, List<Customer> customers, @Nullable String language) {
        var drafted = drafted(campaign);
        var policy = policies.current();
        var now = clock.instant();
        var known =
                circumstances.of(customers.stream().map(Customer::key).toList(), policy, now, drafted.isMarketing());
        return customers.stream()
                .map(customer -> Recipient.of(customer, known.getOrDefault(customer.key(), Circumstances.NONE)))
                .map(recipient -> of(drafted, recipient, language, true))
                .toList();
    }

    List<List<Preview>> ofPersonas(String campaign, List<Persona> personas, @Nullable String language) {
        var drafted = drafted(campaign);
        return personas.stream()
                .map(persona -> of(drafted, recipient(persona), language, false))
                .toList();
    }

    private CompiledCampaign drafted(String campaign) {
        var drafted = campaigns.drafted(campaign);
        if (drafted == null) {
            throw new UnknownCampaign(campaign);
        }
        return drafted;
    }

    private List<Preview> of(CompiledCampaign campaign, Recipient recipient, @Nullable String language, boolean real) {
        var policy = policies.current();
        var now = clock.instant();
        return campaign.campaign().channels().stream()
                .map(channel -> new Preview(
                        channel,
                        Hyperpersonalisation.preview(campaign, recipient, channel, language, policy, now),
                        real
                                ? Hyperpersonalisation.against(campaign, recipient, channel, policy, now)
                                : List.<Reason>of()))
                .toList();
    }

    /** The fictional person of a type and an age band, with the name up to the comma and else with samples. */
    private Recipient recipient(Persona persona) {
        var standing = codes.standing(persona.typeCode(), null, persona.ageBandCode());
        var nobody = new Addressee(
                0, false, false, Set.of(), Set.of(), null, null, null, Relation.CUSTOMER, Circumstances.NONE);
        var name = persona.name().split("[, ]", 2)[0];
        return new Recipient(
                nobody,
                persona.key(),
                null,
                false,
                persona.typeCode() == null ? null : Level.TYPE,
                standing,
                false,
                field -> value(field, name));
    }

    private static String value(MessageField field, String name) {
        return field.code().equals("firstName") ? name : field.sample();
    }
}
