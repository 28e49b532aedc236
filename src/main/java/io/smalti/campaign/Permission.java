package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a message may be sent at all, before any text is looked at. All that stands in the way is told. */
final class Permission {
    private static final int ADULT = 18;
    /** As for {@link io.smalti.customer.ChannelReach}; the others may be used until refused. */
    private static final Set<Channel> OPT_IN = EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.PHONE);

    private Permission() {}

    /** @return what stands in the way; empty, and open for additions, when nothing does */
    static List<Reason> of(CompiledCampaign campaign, Customer customer, Channel channel, Instant now) {
        var reasons = new ArrayList<Reason>(4);
        var restrictions = customer.restrictions();
        boolean marketing = campaign.campaign().purpose() == Purpose.MARKETING;
        if (restrictions.restricted()) {
            reasons.add(new Reason(Reason.Code.RESTRICTED, "the customer's data are restricted"));
        }
        if (marketing && restrictions.marketingObjection()) {
            reasons.add(new Reason(Reason.Code.MARKETING_OBJECTION, "the customer objects to marketing"));
        }
        var age = customer.demographics().age();
        if (age != null && age < ADULT) {
            reasons.add(new Reason(Reason.Code.MINOR, "the customer is under 18"));
        }
        // somebody who is not stored has no record of consent: whoever asks answers for it
        if (marketing && customer.key() != 0) {
            if (restrictions.optedOut().contains(channel)) {
                reasons.add(new Reason(Reason.Code.NO_CONSENT, "the customer refuses marketing by " + channel));
            } else if (OPT_IN.contains(channel) && !restrictions.consented().contains(channel)) {
                reasons.add(new Reason(Reason.Code.NO_CONSENT, "no consent to marketing by " + channel));
            }
        }
        reasons.addAll(ofCampaign(campaign, channel, now));
        return reasons;
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
