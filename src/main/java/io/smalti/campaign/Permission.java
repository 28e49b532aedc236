package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.customer.ChannelReach;
import io.smalti.customer.Customer;
import io.smalti.customer.ReachReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a message may be sent at all, before any text is looked at. All that stands in the way is told. */
final class Permission {
    private Permission() {}

    /** @return what stands in the way; empty, and open for additions, when nothing does */
    static List<Reason> of(CompiledCampaign campaign, Customer customer, Channel channel, Instant now) {
        var reasons = new ArrayList<Reason>(4);
        for (var against : ChannelReach.against(customer, channel)) {
            var reason = reason(against, channel);
            if (reason != null && counts(reason.code(), campaign.campaign().purpose(), customer)) {
                reasons.add(reason);
            }
        }
        reasons.addAll(ofCampaign(campaign, channel, now));
        return reasons;
    }

    /** Of a message that is no marketing only what holds for any use of the data. */
    private static boolean counts(Reason.Code code, Purpose purpose, Customer customer) {
        return switch (code) {
            case MARKETING_OBJECTION -> purpose == Purpose.MARKETING;
            // somebody who is not stored has no record of consent: whoever asks answers for it
            case NO_CONSENT -> purpose == Purpose.MARKETING && customer.key() != 0;
            default -> true;
        };
    }

    private static @Nullable Reason reason(ReachReason against, Channel channel) {
        return switch (against) {
            case RESTRICTED -> new Reason(Reason.Code.RESTRICTED, "the customer's data are restricted");
            case MARKETING_OBJECTION ->
                new Reason(Reason.Code.MARKETING_OBJECTION, "the customer objects to marketing");
            case MINOR -> new Reason(Reason.Code.MINOR, "the customer is under 18");
            case OPTED_OUT -> new Reason(Reason.Code.NO_CONSENT, "the customer refuses marketing by " + channel);
            case NO_CONSENT -> new Reason(Reason.Code.NO_CONSENT, "no consent to marketing by " + channel);
            case NO_CONTACT_DATA, PREFERRED, CONSENT_GIVEN, NO_CONSENT_NEEDED -> null;
        };
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
}
