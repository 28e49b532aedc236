package io.smalti.campaign;

import static io.smalti.campaign.Reason.Code.AGE_ESTIMATED;
import static io.smalti.campaign.Reason.Code.AGE_UNKNOWN;
import static io.smalti.campaign.Reason.Code.CONSENT_NOT_CHECKED;
import static io.smalti.campaign.Reason.Code.MISSING_FIELD;
import static io.smalti.campaign.Reason.Code.NO_VARIANT;
import static io.smalti.campaign.Reason.Code.OTHER_LANGUAGE;
import static io.smalti.campaign.Reason.Code.PROFILING_OBJECTION;
import static io.smalti.campaign.Reason.Code.TYPE_UNCERTAIN;
import static io.smalti.campaign.Reason.Code.TYPE_UNKNOWN;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.typology.Level;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message for a person: lifestyle type, at the level it deserves, combined with the age band. Steps: may we at
 * all, the most specific cell in the recipient's language, one of its wordings, the text. Once a campaign is compiled
 * nothing of it asks the database.
 */
@ApplicationScoped
public class Hyperpersonalisation {
    private final Campaigns campaigns;
    private final Clock clock;

    Hyperpersonalisation(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * @param language BCP 47 tag to be used instead of the customer's own
     * @throws UnknownCampaign when there is no campaign with this key
     * @throws InvalidLanguage when the language is not a tag
     */
    public Resolution resolve(String campaign, Customer customer, Channel channel, @Nullable String language) {
        return resolve(campaign, List.of(customer), channel, language).getFirst();
    }

    /** The same for several customers, in their order. */
    public List<Resolution> resolve(
            String campaign, List<Customer> customers, Channel channel, @Nullable String language) {
        InvalidLanguage.check(language);
        var compiled = compiled(campaign);
        return customers.stream()
                .map(customer -> resolve(compiled, customer, channel, language))
                .toList();
    }

    /**
     * The message of a cell, for nobody in particular: placeholders fall back, and a wording that cannot do without a
     * person is passed over.
     */
    Resolution resolve(CompiledCampaign campaign, Standing standing, Channel channel, String language) {
        var now = clock.instant();
        var reasons = Permission.ofCampaign(campaign, channel, now);
        if (!reasons.isEmpty()) {
            return Resolution.refused(reasons);
        }
        var path = new ArrayList<Step>();
        var chosen = campaign.choose(
                channel, campaign.chain(language), standing.ladder(), now, false, Hyperpersonalisation::heaviest, path);
        return answer(campaign, null, chosen, language, path, reasons);
    }

    CompiledCampaign compiled(String campaign) {
        var compiled = campaigns.byKey(campaign);
        if (compiled == null) {
            throw new UnknownCampaign(campaign);
        }
        return compiled;
    }

    Resolution resolve(CompiledCampaign campaign, Customer customer, Channel channel, @Nullable String language) {
        var now = clock.instant();
        var reasons = Permission.of(campaign, customer, channel, now);
        if (!reasons.isEmpty()) {
            return Resolution.refused(reasons);
        }
        explain(customer, reasons);
        var wanted = language != null ? language : customer.demographics().language();
        var path = new ArrayList<Step>();
        var chosen = campaign.choose(
                channel,
                campaign.chain(wanted),
                Standing.of(customer).ladder(),
                now,
                true,
                several -> assigned(campaign, customer, several),
                path);
        return answer(campaign, customer, chosen, wanted, path, reasons);
    }

    private static void explain(Customer customer, List<Reason> reasons) {
        if (customer.key() == 0) {
            reasons.add(new Reason(CONSENT_NOT_CHECKED, "the person is not stored: consent is up to whoever asks"));
        }
        if (customer.restrictions().profilingObjection()) {
            reasons.add(new Reason(PROFILING_OBJECTION, "the customer objects to profiling"));
            return;
        }
        var assignment = customer.lifestyle();
        if (assignment == null || assignment.typeCode() == null) {
            reasons.add(new Reason(TYPE_UNKNOWN, "no lifestyle type is known"));
        } else if (assignment.level() == Level.GROUP) {
            reasons.add(new Reason(TYPE_UNCERTAIN, "only the lifestyle group is probable enough"));
        } else if (assignment.level() == Level.NONE) {
            reasons.add(new Reason(TYPE_UNCERTAIN, "no lifestyle type or group is probable enough"));
        }
        if (customer.ageBand() == null) {
            reasons.add(new Reason(AGE_UNKNOWN, "the age is unknown"));
        } else if (customer.demographics().ageEstimated()) {
            reasons.add(new Reason(AGE_ESTIMATED, "the age rests on a birth year or an estimate"));
        }
    }

    private static Resolution answer(
            CompiledCampaign campaign,
            @Nullable Customer customer,
            CompiledCampaign.@Nullable Chosen chosen,
            @Nullable String wanted,
            List<Step> path,
            List<Reason> reasons) {
        if (chosen == null) {
            reasons.add(new Reason(NO_VARIANT, "not even a default is written and valid"));
            return new Resolution(false, null, null, null, null, null, null, path, reasons);
        }
        if (wanted != null
                && !CompiledCampaign.base(wanted).equalsIgnoreCase(CompiledCampaign.base(chosen.language()))) {
            reasons.add(new Reason(OTHER_LANGUAGE, "nothing is written in " + CompiledCampaign.base(wanted)));
        }
        var wording = chosen.wording();
        var variant = wording.variant();
        var subject = wording.subject() == null ? null : new StringBuilder();
        var body = new StringBuilder();
        var missing = wording.subject() == null || subject == null
                ? null
                : wording.subject().render(customer, subject);
        if (missing == null) {
            missing = wording.body().render(customer, body);
        }
        var level = variant.cell().level();
        if (missing != null) {
            reasons.add(new Reason(MISSING_FIELD, "no value and no fallback for " + missing.code()));
            return new Resolution(false, level, variant, variant.cell(), null, null, chosen.language(), path, reasons);
        }
        return new Resolution(
                true,
                level,
                variant,
                variant.cell(),
                subject == null ? null : subject.toString(),
                body.toString(),
                chosen.language(),
                path,
                reasons);
    }

    private static Wording assigned(CompiledCampaign campaign, Customer customer, List<Wording> several) {
        var key = campaign.campaign().key();
        int bucket = Buckets.of(key, customer.externalId(), Buckets.WORDING_SEED, Buckets.COUNT);
        return Buckets.pick(several, wording -> wording.variant().weight(), bucket);
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
