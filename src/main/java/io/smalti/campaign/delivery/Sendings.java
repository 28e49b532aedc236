package io.smalti.campaign.delivery;

import static io.smalti.campaign.delivery.DeliveryError.Code.DUPLICATE;
import static io.smalti.campaign.delivery.DeliveryError.Code.INVALID_LANGUAGE;
import static io.smalti.campaign.delivery.DeliveryError.Code.TOO_LONG;
import static io.smalti.campaign.delivery.DeliveryError.Code.UNKNOWN_CAMPAIGN;
import static io.smalti.campaign.delivery.DeliveryError.Code.UNKNOWN_CUSTOMER;

import io.smalti.campaign.Campaigns;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.campaign.InvalidLanguage;
import io.smalti.campaign.Purpose;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.Outcome;
import io.smalti.permission.Policies;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records that a message is about to be sent, inside the transaction of the caller. The people are locked first, so that
 * what caps count and what consent says is what everybody before has left; two who send at the same time wait for each
 * other.
 */
@Singleton
class Sendings {
    private static final int MOST = 1_000;
    private static final int LONGEST_KEY = 60;

    private final Sql sql;
    private final Customers customers;
    private final Campaigns campaigns;
    private final Hyperpersonalisation hyperpersonalisation;
    private final Policies policies;
    private final Clock clock;

    Sendings(
            Sql sql,
            Customers customers,
            Campaigns campaigns,
            Hyperpersonalisation hyperpersonalisation,
            Policies policies,
            Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.campaigns = campaigns;
        this.hyperpersonalisation = hyperpersonalisation;
        this.policies = policies;
        this.clock = clock;
    }

    RecordSendingsPayload record(RecordSendings input) {
        if (input.customers().size() > MOST) {
            throw new ListTooLong("customers", input.customers().size(), MOST);
        }
        var errors = check(input);
        var campaign = campaigns.byKey(input.campaign());
        if (campaign == null) {
            errors.add(DeliveryError.of(UNKNOWN_CAMPAIGN, "no campaign has this key", "campaign"));
        }
        if (campaign == null || !errors.isEmpty()) {
            return new RecordSendingsPayload(List.of(), errors);
        }
        lock(input.customers());
        var found = customers.byExternalIds(input.customers());
        var before = recorded(found, campaign, input);
        var people = found.values().stream()
                .filter(customer -> !before.contains(customer.key()))
                .toList();
        var now = clock.instant();
        var messages = new HashMap<String, Resolution>();
        var resolved = hyperpersonalisation.resolve(
                campaign, people, input.channel(), input.language(), policies.written(), now);
        for (int i = 0; i < people.size(); i++) {
            messages.put(people.get(i).externalId(), resolved.get(i));
        }
        var results = new ArrayList<SendingResult>();
        var sent = new LinkedHashMap<Customer, Resolution>();
        for (int i = 0; i < input.customers().size(); i++) {
            var externalId = input.customers().get(i);
            var customer = found.get(externalId);
            var message = messages.get(externalId);
            if (customer == null) {
                errors.add(DeliveryError.of(UNKNOWN_CUSTOMER, "names no customer", "customers", Integer.toString(i)));
            }
            boolean good = message != null && message.sent() && message.notBefore() == null;
            if (customer != null && message != null && good) {
                sent.put(customer, message);
            }
            boolean known = customer != null && before.contains(customer.key());
            results.add(new SendingResult(
                    externalId, known ? Outcome.UNCHANGED : good ? Outcome.CREATED : Outcome.REJECTED, message));
        }
        write(sent, campaign, input, now);
        return new RecordSendingsPayload(results, errors);
    }

    private static List<DeliveryError> check(RecordSendings input) {
        var errors = new ArrayList<DeliveryError>();
        if (input.keyOrNone().length() > LONGEST_KEY) {
            errors.add(DeliveryError.of(TOO_LONG, "up to 60 characters", "key"));
        }
        if (input.language() != null && !InvalidLanguage.isTag(input.language())) {
            errors.add(DeliveryError.of(INVALID_LANGUAGE, "not a language tag such as nl or nl-BE", "language"));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < input.customers().size(); i++) {
            if (!seen.add(input.customers().get(i))) {
                errors.add(DeliveryError.of(DUPLICATE, "is in this input before", "customers", Integer.toString(i)));
            }
        }
        return errors;
    }

    /** In one order for everybody, so that nobody waits in a circle. */
    private void lock(List<String> externalIds) {
        sql.list(
                "select id from customer where external_id = any(?) order by external_id for no key update",
                row -> row.longValue(1),
                externalIds);
    }

    private Set<Long> recorded(Map<String, Customer> found, CompiledCampaign campaign, RecordSendings input) {
        if (found.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.list(
                "select customer_id from sending where customer_id = any(?) and campaign_id = ? and channel = ? and key = ?",
                row -> row.longValue(1),
                found.values().stream().map(Customer::key).toList(),
                campaign.campaign().number(),
                input.channel(),
                input.keyOrNone()));
    }

    private void write(Map<Customer, Resolution> sent, CompiledCampaign campaign, RecordSendings input, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        var messages = List.copyOf(sent.values());
        sql.update(
                """
                insert into sending (customer_id, campaign_id, channel, key, variant_id, level, language, type_code,
                    group_code, age_band, wording, marketing, sent_at)
                select s.customer_id, ?, ?, ?, s.variant_id, s.level, s.language, s.type_code, s.group_code, s.age_band,
                    s.wording, ?, ?
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    s (customer_id, variant_id, level, language, type_code, group_code, age_band, wording)""",
                campaign.campaign().number(),
                input.channel(),
                input.keyOrNone(),
                campaign.campaign().purpose() == Purpose.MARKETING,
                now,
                sent.keySet().stream().map(Customer::key).toList(),
                messages.stream()
                        .map(message ->
                                Objects.requireNonNull(message.variant()).key())
                        .toList(),
                column(
                        messages,
                        message ->
                                message.level() == null ? null : message.level().name()),
                column(messages, Resolution::language),
                column(
                        messages,
                        message ->
                                message.cell() == null ? null : message.cell().type()),
                column(
                        messages,
                        message ->
                                message.cell() == null ? null : message.cell().group()),
                column(
                        messages,
                        message ->
                                message.cell() == null ? null : message.cell().ageBand()),
                column(
                        messages,
                        message -> message.variant() == null
                                ? null
                                : message.variant().wording()));
    }

    private static @Nullable String[] column(List<Resolution> messages, Function<Resolution, @Nullable String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
