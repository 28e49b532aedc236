package io.smalti.campaign.delivery;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.customer.Channel;
import io.smalti.customer.CustomerConnection;
import io.smalti.customer.CustomerLists;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Filter;
import io.smalti.permission.Policies;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages of the audiences of campaigns, with the message of each person. */
@Singleton
class MessagePages {
    private final CustomerLists customers;
    private final Campaigns campaigns;
    private final Hyperpersonalisation hyperpersonalisation;
    private final Policies policies;
    private final Clock clock;

    MessagePages(
            CustomerLists customers,
            Campaigns campaigns,
            Hyperpersonalisation hyperpersonalisation,
            Policies policies,
            Clock clock) {
        this.customers = customers;
        this.campaigns = campaigns;
        this.hyperpersonalisation = hyperpersonalisation;
        this.policies = policies;
        this.clock = clock;
    }

    List<MessageConnection> of(
            List<Campaign> sources, Channel channel, @Nullable String language, PageRequest request) {
        var segments = sources.stream()
                .map(campaign -> campaign.segmentKey() == null ? 0L : campaign.segmentKey())
                .toList();
        var audience = Filter.of("""
                ((?::bigint[])[p.parent] = 0 or exists (select from membership m
                    where m.customer_id = c.id and m.segment_id = (?::bigint[])[p.parent]))""", segments, segments);
        var pages = customers.of(sources.size(), audience, CustomerOrder.OLDEST, request, Wanted.EVERYTHING);
        var connections = new ArrayList<MessageConnection>();
        for (int i = 0; i < sources.size(); i++) {
            connections.add(connection(sources.get(i), pages.get(i), channel, language));
        }
        return connections;
    }

    private MessageConnection connection(
            Campaign campaign, CustomerConnection page, Channel channel, @Nullable String language) {
        var compiled = Objects.requireNonNull(campaigns.byKey(campaign.key(), campaign.version()));
        var people = page.nodes();
        var found =
                hyperpersonalisation.resolve(compiled, people, channel, language, policies.current(), clock.instant());
        var messages = IntStream.range(0, people.size())
                .mapToObj(j -> new Message(people.get(j), found.get(j)))
                .toList();
        var edges = IntStream.range(0, people.size())
                .mapToObj(j -> new MessageEdge(page.edges().get(j).cursor(), messages.get(j)))
                .toList();
        return new MessageConnection(edges, messages, page.pageInfo());
    }
}
