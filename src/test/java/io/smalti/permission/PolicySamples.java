package io.smalti.permission;

import io.smalti.customer.Channel;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Rules in memory. */
public final class PolicySamples {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** Consent to everything by which one is disturbed, everywhere; no caps, no quiet hours. */
    public static final Policy GENERAL = new Policy(rules(), List.of(), List.of(), List.of(), false, BRUSSELS);

    private PolicySamples() {}

    static List<ChannelRule> rules() {
        var rules = new ArrayList<ChannelRule>();
        for (var relation : Relation.values()) {
            for (var channel : List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.PHONE)) {
                rules.add(new ChannelRule(null, channel, relation, Requirement.CONSENT, null));
            }
            for (var channel : List.of(Channel.WEB, Channel.SOCIAL, Channel.POST, Channel.DOOR_TO_DOOR)) {
                rules.add(new ChannelRule(null, channel, relation, Requirement.OPT_OUT, null));
            }
        }
        return rules;
    }

    static Policy belgian(Instant registerLoadedAt, FrequencyCap... caps) {
        var rules = rules();
        rules.add(new ChannelRule("BE", Channel.EMAIL, Relation.CUSTOMER, Requirement.SOFT_OPT_IN, null));
        rules.add(new ChannelRule("BE", Channel.EMAIL, Relation.PROSPECT, Requirement.CONSENT, null));
        rules.add(new ChannelRule("BE", Channel.PHONE, Relation.CUSTOMER, Requirement.REGISTER, "BE_DNCM"));
        rules.add(new ChannelRule("BE", Channel.POST, Relation.CUSTOMER, Requirement.FORBIDDEN, null));
        var quiet = new QuietHours(Channel.SMS, LocalTime.of(21, 0), LocalTime.of(8, 0));
        var register = new Register("BE_DNCM", "Bel-me-niet-meer", "BE", registerLoadedAt);
        return new Policy(rules, List.of(caps), List.of(quiet), List.of(register), true, BRUSSELS);
    }
}
