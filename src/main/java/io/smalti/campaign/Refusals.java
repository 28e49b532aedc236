package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.permission.Addressee;
import io.smalti.permission.Permission;
import io.smalti.permission.Policy;
import io.smalti.permission.ReachReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What keeps a campaign from sending a message at all, in words for whoever asks. */
final class Refusals {
    private Refusals() {}

    /** @return what stands in the way; empty, and open for additions, when nothing does */
    static List<Reason> of(
            CompiledCampaign compiled, Recipient recipient, Channel channel, Policy policy, Instant now) {
        var reasons = new ArrayList<Reason>(4);
        var campaign = compiled.campaign();
        var question = new Permission.Question(
                channel, campaign.purpose() == Purpose.MARKETING, campaign.similarProducts(), now);
        for (var against : Permission.against(recipient.addressee(), question, policy)) {
            reasons.add(reason(against, channel));
        }
        var chosen = recipient.preference().channel();
        if (chosen != null && chosen != channel && isOffered(compiled, recipient.addressee(), chosen, policy, now)) {
            reasons.add(new Reason(Reason.Code.OTHER_CHANNEL, "the customer wants messages by " + chosen));
        }
        reasons.addAll(ofCampaign(compiled, channel, now));
        if (Experiment.isControl(campaign, recipient.externalId())) {
            reasons.add(new Reason(Reason.Code.CONTROL_GROUP, "the customer is in the control group"));
        }
        return reasons;
    }

    /** A choice of channel counts where the campaign uses the channel and may. */
    private static boolean isOffered(
            CompiledCampaign compiled, Addressee person, Channel chosen, Policy policy, Instant now) {
        var campaign = compiled.campaign();
        var question = new Permission.Question(
                chosen, campaign.purpose() == Purpose.MARKETING, campaign.similarProducts(), now);
        return campaign.channels().contains(chosen)
                && Permission.against(person, question, policy).isEmpty();
    }

    static List<Reason> ofCampaign(CompiledCampaign compiled, Channel channel, Instant now) {
        var reasons = new ArrayList<Reason>(4);
        var campaign = compiled.campaign();
        if (campaign.status() != CampaignStatus.PUBLISHED) {
            reasons.add(new Reason(
                    Reason.Code.NOT_PUBLISHED,
                    campaign.status() == CampaignStatus.DRAFT ? "the campaign is a draft" : "the campaign has ended"));
        }
        if (!compiled.validAt(now)) {
            boolean early = campaign.validFrom() != null && now.isBefore(campaign.validFrom());
            reasons.add(new Reason(
                    Reason.Code.NOT_VALID_NOW,
                    early ? "the campaign begins " + campaign.validFrom() : "the campaign is over"));
        }
        if (!campaign.channels().contains(channel)) {
            reasons.add(new Reason(Reason.Code.CHANNEL_NOT_USED, "the campaign does not use " + channel));
        }
        return reasons;
    }

    private static Reason reason(ReachReason against, Channel channel) {
        return switch (against) {
            case RESTRICTED -> new Reason(Reason.Code.RESTRICTED, "the customer's data are restricted");
            case MARKETING_OBJECTION ->
                new Reason(Reason.Code.MARKETING_OBJECTION, "the customer objects to marketing");
            case MINOR -> new Reason(Reason.Code.MINOR, "the customer is under 18");
            case SUPPRESSED -> new Reason(Reason.Code.SUPPRESSED, "the address is on the list of those never used");
            case OPTED_OUT -> new Reason(Reason.Code.NO_CONSENT, "the customer refuses such messages by " + channel);
            case NO_CONSENT -> new Reason(Reason.Code.NO_CONSENT, "no consent to marketing by " + channel);
            case SIMILAR_PRODUCTS_ONLY ->
                new Reason(
                        Reason.Code.NO_CONSENT,
                        "no consent to marketing by " + channel + ", and the campaign is not about similar products");
            case FORBIDDEN -> new Reason(Reason.Code.FORBIDDEN, "the country forbids marketing by " + channel);
            case REGISTERED -> new Reason(Reason.Code.REGISTERED, "the number is in the register of the country");
            case REGISTER_NOT_CHECKED ->
                new Reason(Reason.Code.REGISTER_NOT_CHECKED, "the register of the country is not up to date here");
            case FREQUENCY_CAP ->
                new Reason(Reason.Code.FREQUENCY_CAP, "the customer has had as many messages as are allowed");
            case NO_CONTACT_DATA, PREFERRED, CONSENT_GIVEN, NO_CONSENT_NEEDED ->
                throw new IllegalArgumentException(against + " stands in nobody's way");
        };
    }
}
