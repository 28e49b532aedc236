package io.smalti.demo;

import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.campaign.Reason;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.permission.Policies;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the first few thousand customers chose about messages, and what came of a first mailing of Lommera's campaigns: sent
 * to whom it may be sent, opened by some, answered by fewer. Who gets what is decided as for anybody.
 */
@Singleton
class CompanyResponses {
    private static final int MAILED = 5_000;
    private static final int CHUNK = 500;
    private static final int STREAM = 60;
    private static final double OPENED = 0.6;
    private static final String SENT = "sent";
    private static final String ALL = "all";

    private final Sql sql;
    private final Customers customers;
    private final Hyperpersonalisation hyperpersonalisation;
    private final Policies policies;
    private final DemoSettings settings;

    CompanyResponses(
            Sql sql,
            Customers customers,
            Hyperpersonalisation hyperpersonalisation,
            Policies policies,
            DemoSettings settings) {
        this.sql = sql;
        this.customers = customers;
        this.hyperpersonalisation = hyperpersonalisation;
        this.policies = policies;
        this.settings = settings;
    }

    void write(LocalDate until) {
        preferences();
        var at = until.minusDays(12).atTime(8, 0).toInstant(ZoneOffset.UTC);
        mail("spring-terrace", at, "");
        mail("welcome-back", at.plusSeconds(86_400), """
                and exists (select from membership m join segment s on s.id = m.segment_id
                    where m.customer_id = c.id and s.key = 'lapsed-regulars')""");
    }

    /** One in 25 of those who can be written to said what about, one in 250 how. */
    private void preferences() {
        sql.update("""
                insert into preference (customer_id, channel, language, liked, disliked)
                select c.id, case when n % 250 = 7 and 'SMS' = any (c.consented) then 'SMS' end,
                    case when n % 250 = 32 then 'en' end,
                    case when n % 50 = 7 then array[(array['garden', 'balcony', 'tools', 'table'])[1 + n / 50 % 4]] else '{}' end,
                    case when n % 50 = 32 then array[(array['garden', 'tools', 'balcony'])[1 + n / 50 % 3]] else '{}' end
                from customer c, lateral (select regexp_replace(c.external_id, '[^0-9]', '', 'g')::bigint) x (n)
                where n % 25 = 7 and c.consented && '{EMAIL,SMS}'""");
    }

    private void mail(String campaign, Instant at, String audience) {
        var keys = sql.list(
                "select c.id from customer c where c.external_id ~ '^LM[0-9]+$' %s order by c.id limit %d"
                        .formatted(audience, MAILED),
                row -> row.longValue(1));
        var tally = new TreeMap<String, Integer>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            var found = customers.byKeys(keys.subList(from, Math.min(from + CHUNK, keys.size())));
            var people = found.values().stream()
                    .sorted((one, other) -> Long.compare(one.key(), other.key()))
                    .toList();
            record(campaign, people, at, tally);
        }
        tell(campaign, at, tally);
    }

    /** As a stream of these messages would have been told of. */
    private void tell(String campaign, Instant at, Map<String, Integer> tally) {
        int sent = tally.getOrDefault(SENT, 0);
        int all = tally.getOrDefault(ALL, 0);
        var skipped = tally.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SENT) && !entry.getKey().equals(ALL))
                .map(entry -> "\"%s\": %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        sql.update("""
                insert into delivery (campaign_id, channel, version, requested_by, audience, sent, skipped, skipped_by, sent_by,
                    state, started_at, updated_at, finished_at)
                select c.id, 'EMAIL', c.version, 'lommera', v.a, v.s, v.a - v.s, ?::jsonb, coalesce((
                        select jsonb_object_agg(l.level, l.count) from (
                            select s.level, count(*) from sending s where s.campaign_id = c.id group by 1) l), '{}'),
                    'DONE', v.at, v.at, v.at
                from campaign c, (values (?::integer, ?::integer, ?::timestamptz)) v (a, s, at) where c.key = ?""", skipped, all, sent, at, campaign);
    }

    private void record(String key, List<Customer> people, Instant at, Map<String, Integer> tally) {
        var campaign = hyperpersonalisation.compiled(key);
        var messages = hyperpersonalisation.resolve(
                campaign,
                people,
                Channel.EMAIL,
                null,
                policies.current(),
                customers.now().toInstant());
        var sent = new Columns();
        var exposed = new Columns();
        var converted = new Columns();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var message = messages.get(i);
            var dice = new Dice(settings.seed(), STREAM, person.key());
            var codes = message.reasons().stream().map(Reason::code).toList();
            boolean control = codes.equals(List.of(Reason.Code.CONTROL_GROUP));
            tally.merge(ALL, 1, Integer::sum);
            if (message.sent()) {
                sent.add(person, message);
                tally.merge(SENT, 1, Integer::sum);
            } else {
                codes.stream().filter(Reason.Code::refuses).forEach(code -> tally.merge(code.name(), 1, Integer::sum));
            }
            if (control || message.sent() && dice.chance(OPENED)) {
                exposed.add(person, message);
                if (dice.chance(answering(message))) {
                    converted.add(person, message);
                }
            }
        }
        var number = campaign.campaign().number();
        sent.write("""
                insert into sending (customer_id, campaign_id, channel, key, variant_id, level, language, type_code,
                    group_code, age_band, wording, marketing, sent_at)
                select c.id, ?, 'EMAIL', 'first', v.id, case
                        when v.age_band is null then case when v.type_code is not null then 'TYPE'
                            when v.group_code is not null then 'GROUP' else 'DEFAULT' end
                        when v.type_code is not null then 'TYPE_AND_BAND'
                        when v.group_code is not null then 'GROUP_AND_BAND' else 'BAND' end,
                    v.language, v.type_code, v.group_code, v.age_band, v.wording, true, ?
                from unnest(?::bigint[], ?::bigint[]) c (id, variant) join variant v on v.id = c.variant""", number, at);
        exposed.write("""
                insert into exposure (customer_id, campaign_id, channel, language, type_code, group_code, age_band, wording,
                    exposed_at)
                select c.id, ?, 'EMAIL', v.language, v.type_code, v.group_code, v.age_band, v.wording,
                    ?::timestamptz + c.id % 7200 * interval '10 seconds'
                from unnest(?::bigint[], ?::bigint[]) c (id, variant) left join variant v on v.id = c.variant""", number, at);
        converted.write("""
                insert into conversion (customer_id, campaign_id, key, value, converted_at)
                select c.id, ?, 'answer', 20 + c.id * 7919 % 230, ?::timestamptz + interval '1 day' + c.id % 500 * interval '20 minutes'
                from unnest(?::bigint[], ?::bigint[]) c (id, variant)""", number, at);
    }

    /** The second wording does better, and no message does worst. */
    private static double answering(Resolution message) {
        var variant = message.variant();
        return variant == null ? 0.04 : variant.wording().equals("B") ? 0.13 : 0.07;
    }

    /** People, and the wordings they got; 0 for none. */
    private final class Columns {
        private final List<Long> people = new ArrayList<>();
        private final List<Long> variants = new ArrayList<>();

        void add(Customer person, Resolution message) {
            people.add(person.key());
            variants.add(
                    message.variant() == null
                            ? 0L
                            : Objects.requireNonNull(message.variant()).key());
        }

        void write(String statement, long campaign, Instant at) {
            if (!people.isEmpty()) {
                sql.update(statement, campaign, at, people, variants);
            }
        }
    }
}
