package io.smalti.permission;

import static io.smalti.permission.ReachReason.CONSENT_GIVEN;
import static io.smalti.permission.ReachReason.NO_CONSENT_NEEDED;
import static io.smalti.permission.ReachReason.NO_CONTACT_DATA;
import static io.smalti.permission.ReachReason.PREFERRED;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("Whether a channel may be used for marketing to a person, and why")
public record ChannelReach(
        Channel channel,
        boolean allowed,

        @Description("When not allowed, all that speaks against it")
        List<@NonNull ReachReason> reasons) {
    /** Every channel, the best first: allowed, then preferred, then as the channels are listed. */
    static List<ChannelReach> of(Customer customer, Circumstances circumstances, Policy policy, Instant at) {
        var preferred = preferred(customer, circumstances);
        var person = Addressee.of(customer, circumstances);
        return Arrays.stream(Channel.values())
                .map(channel -> of(customer, person, channel, channel == preferred, policy, at))
                .sorted(Comparator.comparing((ChannelReach reach) -> !reach.allowed())
                        .thenComparing(reach -> reach.channel() != preferred))
                .toList();
    }

    private static @Nullable Channel preferred(Customer customer, Circumstances circumstances) {
        var chosen = circumstances.preference().channel();
        return chosen == null ? customer.behaviour().preferredChannel() : chosen;
    }

    private static ChannelReach of(
            Customer customer, Addressee person, Channel channel, boolean preferred, Policy policy, Instant at) {
        var against = Permission.against(person, new Permission.Question(channel, true, false, at), policy);
        if (!reachable(customer, channel)) {
            against.add(NO_CONTACT_DATA);
        }
        if (!against.isEmpty()) {
            return new ChannelReach(channel, false, against);
        }
        var reasons = new ArrayList<ReachReason>();
        if (preferred) {
            reasons.add(PREFERRED);
        }
        reasons.add(person.consented().contains(channel) ? CONSENT_GIVEN : NO_CONSENT_NEEDED);
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
