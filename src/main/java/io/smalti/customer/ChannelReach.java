package io.smalti.customer;

import static io.smalti.customer.ReachReason.CONSENT_GIVEN;
import static io.smalti.customer.ReachReason.MARKETING_OBJECTION;
import static io.smalti.customer.ReachReason.MINOR;
import static io.smalti.customer.ReachReason.NO_CONSENT;
import static io.smalti.customer.ReachReason.NO_CONSENT_NEEDED;
import static io.smalti.customer.ReachReason.NO_CONTACT_DATA;
import static io.smalti.customer.ReachReason.OPTED_OUT;
import static io.smalti.customer.ReachReason.PREFERRED;
import static io.smalti.customer.ReachReason.RESTRICTED;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("Whether a channel may be used for marketing to a person, and why")
public record ChannelReach(
        Channel channel,
        boolean allowed,

        @Description("When not allowed, all that speaks against it")
        List<@NonNull ReachReason> reasons) {
    private static final int ADULT = 18;
    private static final Set<Channel> OPT_IN = EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.PHONE);

    /** Every channel, the best first: allowed, then preferred, then as the channels are listed. */
    static List<ChannelReach> of(Customer customer) {
        var preferred = customer.behaviour().preferredChannel();
        return Arrays.stream(Channel.values())
                .map(channel -> of(customer, channel))
                .sorted(Comparator.comparing((ChannelReach reach) -> !reach.allowed())
                        .thenComparing(reach -> reach.channel() != preferred))
                .toList();
    }

    /** What the person, or the law, has against marketing through a channel; whether it leads to them is not asked. */
    public static List<ReachReason> against(Customer customer, Channel channel) {
        var restrictions = customer.restrictions();
        var against = new ArrayList<ReachReason>(4);
        var age = customer.demographics().age();
        if (restrictions.restricted()) {
            against.add(RESTRICTED);
        }
        if (restrictions.marketingObjection()) {
            against.add(MARKETING_OBJECTION);
        }
        if (age != null && age < ADULT) {
            against.add(MINOR);
        }
        if (restrictions.optedOut().contains(channel)) {
            against.add(OPTED_OUT);
        } else if (OPT_IN.contains(channel) && !restrictions.consented().contains(channel)) {
            against.add(NO_CONSENT);
        }
        return against;
    }

    private static ChannelReach of(Customer customer, Channel channel) {
        var against = against(customer, channel);
        if (!reachable(customer, channel)) {
            against.add(NO_CONTACT_DATA);
        }
        if (!against.isEmpty()) {
            return new ChannelReach(channel, false, against);
        }
        var reasons = new ArrayList<ReachReason>();
        if (channel == customer.behaviour().preferredChannel()) {
            reasons.add(PREFERRED);
        }
        reasons.add(customer.restrictions().consented().contains(channel) ? CONSENT_GIVEN : NO_CONSENT_NEEDED);
        return new ChannelReach(channel, true, reasons);
    }

    private static boolean reachable(Customer customer, Channel channel) {
        var contact = customer.contact();
        return switch (channel) {
            case EMAIL -> contact.email() != null;
            case SMS, PHONE -> contact.phone() != null;
            case POST -> contact.street() != null && customer.geography().postcode() != null;
            case DOOR_TO_DOOR -> customer.geography().postcode() != null;
            case PUSH, WEB, SOCIAL, IN_STORE -> true;
        };
    }
}
