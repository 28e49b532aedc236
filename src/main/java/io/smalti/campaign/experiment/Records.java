package io.smalti.campaign.experiment;

import static io.smalti.campaign.experiment.ExperimentError.Code.INVALID_KEY;
import static io.smalti.campaign.experiment.ExperimentError.Code.IN_THE_FUTURE;
import static io.smalti.campaign.experiment.ExperimentError.Code.OTHER_GROUP;
import static io.smalti.campaign.experiment.ExperimentError.Code.UNKNOWN_CAMPAIGN;
import static io.smalti.campaign.experiment.ExperimentError.Code.UNKNOWN_CUSTOMER;
import static io.smalti.campaign.experiment.ExperimentError.Code.UNKNOWN_VARIANT;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Experiment;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.InvalidId;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes in exposures and conversions in bulk, as often as anybody tells them and in any order. */
@Singleton
class Records {
    private static final int MOST = 1_000;
    private static final int LONGEST_KEY = 100;
    private static final int CLOCK_SECONDS = 300;

    private final Sql sql;
    private final Campaigns campaigns;
    private final Clock clock;

    Records(Sql sql, Campaigns campaigns, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    RecordedPayload record(RecordExposures input) {
        var given = input.exposures();
        check("exposures", given.size());
        var compiled = campaigns.byKey(input.campaign());
        if (compiled == null) {
            return unknownCampaign();
        }
        var campaign = compiled.campaign();
        var now = clock.instant();
        var people =
                people(given.stream().map(RecordExposures.Exposure::customer).toList());
        var variants = variants(given, campaign, input);
        var errors = new ArrayList<ExperimentError>();
        var rows = new Rows();
        for (int i = 0; i < given.size(); i++) {
            var exposure = given.get(i);
            int before = errors.size();
            var customer = people.get(exposure.customer());
            if (customer == null) {
                errors.add(ExperimentError.of(UNKNOWN_CUSTOMER, "names no customer", "exposures", i, "customer"));
            }
            var variant = exposure.variant() == null ? null : number(exposure.variant());
            if (exposure.variant() != null && (variant == null || !variants.contains(variant))) {
                errors.add(ExperimentError.of(
                        UNKNOWN_VARIANT, "no wording of the campaign in this channel", "exposures", i, "variant"));
            }
            if (customer != null
                    && Experiment.isControl(campaign, exposure.customer()) != (exposure.variant() == null)) {
                errors.add(ExperimentError.of(
                        OTHER_GROUP, "the draw has put the person elsewhere", "exposures", i, "variant"));
            }
            var at = future(exposure.exposedAt(), now, "exposures", i, "exposedAt", errors);
            if (errors.size() == before && customer != null) {
                rows.add(i, customer, variant == null ? null : variant.toString(), null, at);
            }
        }
        var outcomes = rows.outcomes(
                given.size(),
                sql.list(
                        """
                        insert into exposure as e (customer_id, campaign_id, channel, language, type_code, group_code, age_band,
                            wording, exposed_at)
                        select distinct on (g.customer_id) g.customer_id, ?, ?, v.language, v.type_code, v.group_code,
                            v.age_band, v.wording, g.at
                        from unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) g (customer_id, variant_id, at)
                            left join variant v on v.id = g.variant_id
                        order by g.customer_id, g.at
                        on conflict (customer_id, campaign_id, channel) do update
                        set language = excluded.language, type_code = excluded.type_code, group_code = excluded.group_code,
                            age_band = excluded.age_band, wording = excluded.wording, exposed_at = excluded.exposed_at
                        where excluded.exposed_at < e.exposed_at
                        returning customer_id::text, xmax = 0""",
                        row -> Map.entry(row.text(1), row.booleanValue(2)),
                        campaign.number(),
                        input.channel(),
                        rows.customers(),
                        rows.firsts(),
                        rows.moments()));
        return new RecordedPayload(outcomes, errors);
    }

    RecordedPayload record(RecordConversions input) {
        var given = input.conversions();
        check("conversions", given.size());
        var compiled = campaigns.byKey(input.campaign());
        if (compiled == null) {
            return unknownCampaign();
        }
        var now = clock.instant();
        var people = people(
                given.stream().map(RecordConversions.Conversion::customer).toList());
        var errors = new ArrayList<ExperimentError>();
        var rows = new Rows();
        for (int i = 0; i < given.size(); i++) {
            var conversion = given.get(i);
            int before = errors.size();
            var customer = people.get(conversion.customer());
            var key = conversion.key().strip();
            if (customer == null) {
                errors.add(ExperimentError.of(UNKNOWN_CUSTOMER, "names no customer", "conversions", i, "customer"));
            }
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                errors.add(ExperimentError.of(INVALID_KEY, "1 to 100 characters", "conversions", i, "key"));
            }
            var at = future(conversion.convertedAt(), now, "conversions", i, "convertedAt", errors);
            if (errors.size() == before && customer != null) {
                var value =
                        conversion.value() == null ? null : conversion.value().toPlainString();
                rows.add(i, customer, key, value, at);
            }
        }
        var outcomes = rows.outcomes(
                given.size(),
                sql.list(
                        """
                        insert into conversion (customer_id, campaign_id, key, value, converted_at)
                        select distinct on (g.customer_id, g.key) g.customer_id, ?, g.key, g.value, g.at
                        from unnest(?::bigint[], ?::text[], ?::numeric[], ?::timestamptz[]) g (customer_id, key, value, at)
                        order by g.customer_id, g.key, g.at
                        on conflict (customer_id, campaign_id, key) do nothing
                        returning customer_id || ' ' || key, true""",
                        row -> Map.entry(row.text(1), row.booleanValue(2)),
                        compiled.campaign().number(),
                        rows.customers(),
                        rows.firsts(),
                        rows.seconds(),
                        rows.moments()));
        return new RecordedPayload(outcomes, errors);
    }

    private static void check(String argument, int size) {
        if (size > MOST) {
            throw new ListTooLong(argument, size, MOST);
        }
    }

    private static RecordedPayload unknownCampaign() {
        return new RecordedPayload(
                List.of(),
                List.of(new ExperimentError(UNKNOWN_CAMPAIGN, "no campaign has this key", List.of("campaign"))));
    }

    private static Instant future(
            @Nullable Instant given, Instant now, String list, int index, String field, List<ExperimentError> errors) {
        if (given != null && given.isAfter(now.plusSeconds(CLOCK_SECONDS))) {
            errors.add(ExperimentError.of(IN_THE_FUTURE, "lies in the future", list, index, field));
        }
        return given == null ? now : given;
    }

    private static @Nullable Long number(String variant) {
        try {
            return GlobalId.number(variant, "Variant");
        } catch (InvalidId e) {
            return null;
        }
    }

    private Map<String, Long> people(Collection<String> externalIds) {
        var keys = new HashMap<String, Long>();
        sql.list(
                "select external_id, id from customer where external_id = any(?)",
                row -> keys.put(row.text(1), row.longValue(2)),
                externalIds);
        return keys;
    }

    private Set<Long> variants(List<RecordExposures.Exposure> given, Campaign campaign, RecordExposures input) {
        var wanted = new HashSet<Long>();
        for (var exposure : given) {
            var number = exposure.variant() == null ? null : number(exposure.variant());
            if (number != null) {
                wanted.add(number);
            }
        }
        return wanted.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        "select id from variant where id = any(?) and campaign_id = ? and channel = ?",
                        row -> row.longValue(1),
                        wanted,
                        campaign.number(),
                        input.channel()));
    }
}
