package io.smalti.campaign;

import static io.smalti.campaign.Reason.Code.LIKED_TOPIC;
import static io.smalti.campaign.Reason.Code.NO_VARIANT;
import static io.smalti.campaign.Reason.Code.OTHER_LANGUAGE;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.permission.Circumstances;
import io.smalti.permission.CircumstancesReading;
import io.smalti.permission.Policies;
import io.smalti.permission.Policy;
import io.smalti.permission.Preference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message for a person: lifestyle type, at the level it deserves, combined with the age band. Steps: may we at
 * all, the most specific cell in the recipient's language, one of its wordings, the text. The same for one person, a page
 * and a stream; of the database it asks the recipients' circumstances, by one statement for all.
 */
@Singleton
public class Hyperpersonalisation {
    private final Campaigns campaigns;
    private final Policies policies;
    private final CircumstancesReading circumstances;
    private final Clock clock;

    Hyperpersonalisation(Campaigns campaigns, Policies policies, CircumstancesReading circumstances, Clock clock) {
        this.campaigns = campaigns;
        this.policies = policies;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    /**
     * The messages of several customers, in their order.
     *
     * @param language BCP 47 tag to be used instead of the customer's own
     * @throws UnknownCampaign when there is no campaign with this key
     * @throws InvalidLanguage when the language is not a tag
     */
    public List<Resolution> resolve(
            String campaign, List<Customer> customers, Channel channel, @Nullable String language) {
        InvalidLanguage.check(language);
        return resolve(compiled(campaign), customers, channel, language, policies.current(), clock.instant());
    }

    public List<Resolution> resolve(
            CompiledCampaign campaign,
            List<Customer> customers,
            Channel channel,
            @Nullable String language,
            Policy policy,
            Instant at) {
        return recipients(campaign, customers, policy, at).stream()
                .map(recipient -> resolve(campaign, recipient, channel, language, policy, at))
                .toList();
    }

    /** The customers with all that choosing and writing a message may use, in their order. */
    public List<Recipient> recipients(CompiledCampaign campaign, List<Customer> customers, Policy policy, Instant at) {
        var stored =
                customers.stream().map(Customer::key).filter(key -> key != 0).toList();
        var known = circumstances.of(stored, policy, at, campaign.isMarketing());
        return customers.stream()
                .map(customer -> Recipient.of(customer, known.getOrDefault(customer.key(), Circumstances.NONE)))
                .toList();
    }

    public CompiledCampaign compiled(String campaign) {
        var compiled = campaigns.byKey(campaign);
        if (compiled == null) {
            throw new UnknownCampaign(campaign);
        }
        return compiled;
    }

    /**
     * The message of a cell, for nobody in particular: placeholders fall back, and a wording that cannot do without a
     * person is passed over.
     */
    Resolution resolve(CompiledCampaign campaign, Standing standing, Channel channel, String language) {
        var now = clock.instant();
        var reasons = Refusals.ofCampaign(campaign, channel, now);
        if (!reasons.isEmpty()) {
            return Resolution.refused(reasons);
        }
        var path = new ArrayList<Step>();
        var chosen = campaign.choose(
                channel,
                campaign.chain(language),
                standing.ladder(),
                now,
                false,
                Preference.NONE,
                Hyperpersonalisation::heaviest,
                path);
        return choice(chosen, language, null, path, reasons).inWords(null);
    }

    /** The message of one recipient at a moment, without the database. */
    public static Resolution resolve(
            CompiledCampaign campaign,
            Recipient recipient,
            Channel channel,
            @Nullable String language,
            Policy policy,
            Instant at) {
        return choose(campaign, recipient, channel, language, policy, at).inWords(recipient.values());
    }

    /** The same as {@link #resolve}, not yet in words. */
    public static Choice choose(
            CompiledCampaign campaign,
            Recipient recipient,
            Channel channel,
            @Nullable String language,
            Policy policy,
            Instant at) {
        var reasons = Refusals.of(campaign, recipient, channel, policy, at);
        return reasons.isEmpty() ? decide(campaign, recipient, channel, language, policy, at) : Choice.refused(reasons);
    }

    /** All that stands in the way of a message now. */
    public static List<Reason> against(
            CompiledCampaign campaign, Recipient recipient, Channel channel, Policy policy, Instant at) {
        return Refusals.of(campaign, recipient, channel, policy, at);
    }

    /** The same as {@link #resolve} without asking whether it may be sent. */
    public static Resolution preview(
            CompiledCampaign campaign,
            Recipient recipient,
            Channel channel,
            @Nullable String language,
            Policy policy,
            Instant at) {
        return decide(campaign, recipient, channel, language, policy, at).inWords(recipient.values());
    }

    private static Choice decide(
            CompiledCampaign campaign,
            Recipient recipient,
            Channel channel,
            @Nullable String language,
            Policy policy,
            Instant at) {
        var reasons = new ArrayList<Reason>(2);
        var quietUntil = policy.quietUntil(channel, recipient.addressee().zone(), at);
        Explanation.add(recipient, quietUntil, reasons);
        var preference = recipient.preference();
        var wanted = language != null
                ? language
                : preference.language() != null ? preference.language() : recipient.language();
        var path = new ArrayList<Step>(6);
        var chosen = campaign.choose(
                channel,
                campaign.chain(wanted),
                recipient.standing().ladder(),
                at,
                true,
                preference,
                several -> Experiment.assigned(campaign.campaign(), recipient.externalId(), several),
                path);
        return choice(chosen, wanted, quietUntil, path, reasons);
    }

    private static Choice choice(
            CompiledCampaign.@Nullable Chosen chosen,
            @Nullable String wanted,
            @Nullable Instant notBefore,
            List<Step> path,
            List<Reason> reasons) {
        if (chosen == null) {
            reasons.add(new Reason(NO_VARIANT, "not even a default is written and valid"));
            return new Choice(null, null, null, path, reasons);
        }
        if (chosen.liked()) {
            reasons.add(new Reason(
                    LIKED_TOPIC, "the customer likes " + chosen.wording().topic()));
        }
        if (wanted != null
                && !CompiledCampaign.base(wanted).equalsIgnoreCase(CompiledCampaign.base(chosen.language()))) {
            reasons.add(new Reason(OTHER_LANGUAGE, "nothing is written in " + CompiledCampaign.base(wanted)));
        }
        return new Choice(chosen.wording(), chosen.language(), notBefore, path, reasons);
    }

    /** For nobody in particular: the wording most people get, the first by name among equals. */
    private static Wording heaviest(List<Wording> several) {
        return several.stream()
                .max(Comparator.comparingInt(
                                (Wording wording) -> wording.variant().weight())
                        .thenComparing(wording -> wording.variant().wording(), Comparator.reverseOrder()))
                .orElseThrow();
    }
}
