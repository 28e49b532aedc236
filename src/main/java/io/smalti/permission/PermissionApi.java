package io.smalti.permission;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Reads;
import io.smalti.platform.graphql.Role;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Reads what is allowed, and to whom. */
@GraphQLApi
public class PermissionApi {
    private final Policies policies;
    private final CircumstancesReading circumstances;
    private final Clock clock;

    PermissionApi(Policies policies, CircumstancesReading circumstances, Clock clock) {
        this.policies = policies;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Description("Every channel, the best first: whether it may be used for marketing, and why")
    public List<@Nullable List<@NonNull ChannelReach>> reach(@Source List<Customer> customers) {
        var policy = policies.current();
        var now = clock.instant();
        var known = circumstances.of(keys(customers), policy, now, true);
        return customers.stream()
                .<@org.jspecify.annotations.Nullable List<ChannelReach>>map(customer ->
                        ChannelReach.of(customer, known.getOrDefault(customer.key(), Circumstances.NONE), policy, now))
                .toList();
    }

    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Reads("key")
    @Description("What the person chose about messages; empty choices when nothing is known")
    public List<@Nullable Preference> preference(@Source List<Customer> customers) {
        var known = circumstances.of(keys(customers), policies.current(), clock.instant(), true);
        return customers.stream()
                .<@org.jspecify.annotations.Nullable Preference>map(customer ->
                        known.getOrDefault(customer.key(), Circumstances.NONE).preference())
                .toList();
    }

    @Query
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Description("What the law demands of marketing, by country, channel and relation; those without country hold"
            + " wherever a country has no rule of its own")
    public List<@NonNull ChannelRule> channelRules(
            @Nullable @Description("ISO 3166-1 code of two letters: what holds there; null: every rule") String country,
            @Nullable Channel channel) {
        var policy = policies.written();
        return policy.rules().stream()
                .filter(rule -> channel == null || rule.channel() == channel)
                .map(rule -> country == null ? rule : policy.rule(country, rule.channel(), rule.relation()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Query
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Description("How many marketing messages a person gets at most")
    public List<@NonNull FrequencyCap> frequencyCaps() {
        return policies.written().caps();
    }

    @Query
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Description("At what hours channels are left alone")
    public List<@NonNull QuietHours> quietHours() {
        return policies.written().quietHours();
    }

    @Query
    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
    @Description("The lists of addresses that must not be used")
    public List<@NonNull Register> registers() {
        return policies.written().registers();
    }

    private static List<Long> keys(List<Customer> customers) {
        return customers.stream().map(Customer::key).toList();
    }
}
