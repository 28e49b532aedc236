package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.CAMPAIGN_ENDED;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_CAMPAIGN;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.CampaignChanged;
import io.smalti.campaign.CampaignRepository;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Codes;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.VariantStatus;
import io.smalti.customer.Outcome;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes wordings in bulk, inside the transaction of the caller: two statements, however many there are. */
@Singleton
public class VariantWriter {
    private static final int MOST = 1_000;
    private static final int USUAL_WEIGHT = 100;

    private final Sql sql;
    private final CampaignWriter campaigns;
    private final Campaigns compiler;
    private final CampaignRepository repository;
    private final Codes codes;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<CampaignChanged> changes;

    VariantWriter(
            Sql sql,
            CampaignWriter campaigns,
            Campaigns compiler,
            CampaignRepository repository,
            Codes codes,
            Clock clock,
            TransactionSynchronizationRegistry transaction,
            Event<CampaignChanged> changes) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.compiler = compiler;
        this.repository = repository;
        this.codes = codes;
        this.clock = clock;
        this.transaction = transaction;
        this.changes = changes;
    }

    /** Good items are written whatever the others are, unless a published campaign would lose its message for everybody. */
    public WriteVariantsPayload write(WriteVariants input) {
        if (input.variants().size() > MOST) {
            throw new ListTooLong("variants", input.variants().size(), MOST);
        }
        var campaign = campaigns.lock(input.campaign());
        if (campaign == null) {
            return refused(null, CampaignError.of(UNKNOWN_CAMPAIGN, "no campaign has this key", "campaign"));
        }
        if (campaign.status() == CampaignStatus.ENDED) {
            return refused(campaign, CampaignError.of(CAMPAIGN_ENDED, "the campaign has ended", "campaign"));
        }
        var empty = new CompiledCampaign(campaign, List.of());
        var checks = new VariantChecks(empty, codes);
        var results = new ArrayList<@Nullable VariantResult>();
        var good = new LinkedHashMap<Integer, WriteVariant>();
        for (int i = 0; i < input.variants().size(); i++) {
            var item = input.variants().get(i);
            var errors = checks.check(item, i);
            results.add(errors.isEmpty() ? null : VariantResult.rejected(errors));
            if (errors.isEmpty()) {
                good.put(i, item);
            }
        }
        var written = good.isEmpty() ? Map.<Integer, VariantResult>of() : write(empty, good);
        if (campaign.status() == CampaignStatus.PUBLISHED) {
            var problems = PublishChecks.of(
                    compiler.compile(campaign), repository.published(campaign.number()), clock.instant());
            if (!problems.isEmpty()) {
                transaction.setRollbackOnly();
                return WriteVariantsPayload.refused(campaign, problems);
            }
        }
        var all = new ArrayList<VariantResult>();
        for (int i = 0; i < results.size(); i++) {
            var rejected = results.get(i);
            all.add(rejected != null ? rejected : java.util.Objects.requireNonNull(written.get(i)));
        }
        var after = campaigns.byNumber(campaign.number());
        tell(campaign, after, all);
        return new WriteVariantsPayload(after, all, List.of());
    }

    private void tell(Campaign before, Campaign after, List<VariantResult> results) {
        var touched = new ArrayList<CampaignChanged.Touched>();
        for (var result : results) {
            var variant = result.variant();
            if (variant != null && result.outcome() == Outcome.CREATED) {
                touched.add(new CampaignChanged.Touched(CampaignChanged.How.ADDED, variant));
            } else if (variant != null && result.outcome() == Outcome.UPDATED) {
                touched.add(new CampaignChanged.Touched(CampaignChanged.How.CHANGED, variant));
            }
        }
        if (!touched.isEmpty()) {
            changes.fire(new CampaignChanged(CampaignChanged.Kind.WRITTEN, before, after, touched));
        }
    }

    private static WriteVariantsPayload refused(@Nullable Campaign campaign, CampaignError error) {
        return WriteVariantsPayload.refused(campaign, List.of(error));
    }

    /** Results by index of the item. */
    private Map<Integer, VariantResult> write(CompiledCampaign campaign, Map<Integer, WriteVariant> items) {
        var indexes = List.copyOf(items.keySet());
        var columns = new Columns(List.copyOf(items.values()));
        long number = campaign.campaign().number();
        var outcomes = new HashMap<Long, Outcome>();
        sql.list(
                """
                insert into variant as v (campaign_id, channel, language, type_code, group_code, age_band, wording, status,
                    subject, body, topic, weight, valid_from, valid_until)
                select ?, i.*
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::integer[], ?::timestamptz[], ?::timestamptz[]) i
                on conflict (campaign_id, channel, language, type_code, group_code, age_band, wording) do update
                set status = excluded.status, subject = excluded.subject, body = excluded.body,
                    topic = excluded.topic, weight = excluded.weight, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                    updated_at = now()
                where (v.status, v.subject, v.body, v.topic, v.weight, v.valid_from, v.valid_until) is distinct from
                    (excluded.status, excluded.subject, excluded.body, excluded.topic, excluded.weight, excluded.valid_from,
                        excluded.valid_until)
                returning v.id, v.xmax = 0
                """,
                row -> outcomes.put(row.longValue(1), row.booleanValue(2) ? Outcome.CREATED : Outcome.UPDATED),
                number,
                columns.of(item -> item.channel().name()),
                columns.of(item -> campaign.language(item.language())),
                columns.of(WriteVariant::type),
                columns.of(WriteVariant::group),
                columns.of(WriteVariant::ageBand),
                columns.of(WriteVariant::name),
                columns.of(item -> (item.status() == null ? VariantStatus.PUBLISHED : item.status()).name()),
                columns.of(WriteVariant::subject),
                columns.of(WriteVariant::body),
                columns.of(item -> item.topic() == null ? null : item.topic().strip()),
                columns.of(item -> item.weight() == null ? USUAL_WEIGHT : item.weight()),
                columns.of(WriteVariant::validFrom),
                columns.of(WriteVariant::validUntil));
        var results = new HashMap<Integer, VariantResult>();
        sql.list(
                "select " + CampaignRepository.VARIANT + """
                        , i.index
                        from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            i(index, channel, language, type_code, group_code, age_band, wording)
                        join variant v on v.campaign_id = ? and v.channel = i.channel and v.language = i.language
                            and v.type_code is not distinct from i.type_code
                            and v.group_code is not distinct from i.group_code
                            and v.age_band is not distinct from i.age_band and v.wording = i.wording
                        """,
                row -> {
                    var variant = CampaignRepository.variant(row);
                    var outcome = outcomes.getOrDefault(variant.key(), Outcome.UNCHANGED);
                    return results.put(row.intValue(16), new VariantResult(outcome, variant, List.of()));
                },
                indexes.stream().map(Integer::longValue).toList(),
                columns.of(item -> item.channel().name()),
                columns.of(item -> campaign.language(item.language())),
                columns.of(WriteVariant::type),
                columns.of(WriteVariant::group),
                columns.of(WriteVariant::ageBand),
                columns.of(WriteVariant::name),
                number);
        return results;
    }

    /** The items column by column, as texts. */
    private record Columns(List<WriteVariant> items) {
        List<@Nullable String> of(Function<WriteVariant, @Nullable Object> column) {
            var values = new ArrayList<@Nullable String>();
            for (var item : items) {
                var value = column.apply(item);
                values.add(value == null ? null : value.toString());
            }
            return values;
        }
    }
}
