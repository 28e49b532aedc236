package io.smalti.permission;

import io.smalti.customer.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rules in force, as data. */
public final class Policy {
    private record Place(@Nullable String country, Channel channel, Relation relation) {}

    private final List<ChannelRule> rules;
    private final Map<Place, ChannelRule> byPlace = new HashMap<>();
    private final List<FrequencyCap> caps;
    // in an order, so that all instances answer the same
    private final Map<Channel, QuietHours> quiet = new EnumMap<>(Channel.class);
    private final Map<String, Register> registers = new TreeMap<>();
    private final boolean suppressing;
    private final ZoneId zone;

    Policy(
            List<ChannelRule> rules,
            List<FrequencyCap> caps,
            List<QuietHours> quiet,
            List<Register> registers,
            boolean suppressing,
            ZoneId zone) {
        this.rules = rules;
        this.caps = caps;
        quiet.forEach(hours -> this.quiet.put(hours.channel(), hours));
        registers.forEach(register -> this.registers.put(register.code(), register));
        this.suppressing = suppressing;
        this.zone = zone;
        rules.forEach(rule -> byPlace.put(new Place(rule.country(), rule.channel(), rule.relation()), rule));
    }

    List<ChannelRule> rules() {
        return rules;
    }

    List<FrequencyCap> caps() {
        return caps;
    }

    List<QuietHours> quietHours() {
        return List.copyOf(quiet.values());
    }

    List<Register> registers() {
        return List.copyOf(registers.values());
    }

    /** The rule of the country, or else the one for wherever none says otherwise. */
    ChannelRule rule(@Nullable String country, Channel channel, Relation relation) {
        var own = country == null ? null : byPlace.get(new Place(country, channel, relation));
        if (own != null) {
            return own;
        }
        var general = byPlace.get(new Place(null, channel, relation));
        // without any rule at all the strictest that leaves a way
        return general != null ? general : new ChannelRule(null, channel, relation, Requirement.CONSENT, null);
    }

    boolean answers(@Nullable String register, Instant moment) {
        var known = register == null ? null : registers.get(register);
        return known != null && known.answersAt(moment);
    }

    /** Whether any address is listed at all. */
    boolean isSuppressing() {
        return suppressing;
    }

    /** The longest period that a cap looks back over, in days; 0 without caps. */
    int longestPeriod() {
        return caps.stream().mapToInt(FrequencyCap::days).max().orElse(0);
    }

    /** When a channel may be used again where the person lives; null when it may be now. */
    public @Nullable Instant quietUntil(Channel channel, @Nullable String zoneOfPerson, Instant moment) {
        var hours = quiet.get(channel);
        return hours == null ? null : hours.over(moment, zoneOfPerson == null ? zone : ZoneId.of(zoneOfPerson));
    }
}
