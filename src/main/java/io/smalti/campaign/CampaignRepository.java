package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads campaigns and variants. */
@Singleton
public class CampaignRepository {
    static final String CAMPAIGN = """
            c.id, c.segment_id, c.key, c.name, c.goal, c.status, c.purpose, c.channels, c.languages, c.default_language,
            c.similar_products, c.control_share, c.valid_from, c.valid_until, c.version, c.created_at, c.updated_at""";
    public static final String VARIANT = """
            v.id, v.campaign_id, v.channel, v.language, v.type_code, v.group_code, v.age_band, v.wording, v.status,
            v.subject, v.body, v.topic, v.weight, v.valid_from, v.valid_until""";

    private final Sql sql;

    CampaignRepository(Sql sql) {
        this.sql = sql;
    }

    /** @param asOf see {@link io.smalti.platform.database.Cached.Read} */
    record Read(Campaign campaign, @Nullable Instant asOf) {}

    @Nullable
    Read readByKey(String key) {
        return sql.first(
                "select " + CAMPAIGN + ", case when pg_current_xact_id_if_assigned() is null then now() end"
                        + " from campaign c where c.key = ?",
                row -> new Read(campaign(row), row.instant(18)),
                key);
    }

    List<Campaign> byKeys(Collection<String> keys) {
        return sql.list(
                "select " + CAMPAIGN + " from campaign c where c.key = any(?)", CampaignRepository::campaign, keys);
    }

    public List<Campaign> byNumbers(Collection<Long> numbers) {
        return sql.list(
                "select " + CAMPAIGN + " from campaign c where c.id = any(?)", CampaignRepository::campaign, numbers);
    }

    public List<Variant> published(long campaign) {
        return sql.list(
                "select " + VARIANT + " from variant v where v.campaign_id = ? and v.status = 'PUBLISHED'",
                CampaignRepository::variant,
                campaign);
    }

    public List<Variant> variants(long campaign) {
        return sql.list(
                "select " + VARIANT + " from variant v where v.campaign_id = ? order by v.id",
                CampaignRepository::variant,
                campaign);
    }

    List<Variant> variantsByNumbers(Collection<Long> numbers) {
        return sql.list(
                "select " + VARIANT + " from variant v where v.id = any(?)", CampaignRepository::variant, numbers);
    }

    /** What each wording was before, the latest first. */
    Map<Long, List<FormerWording>> former(Collection<Long> variants) {
        var found = new HashMap<Long, List<FormerWording>>();
        sql.list(
                """
                select variant_id, version, status, subject, body, topic, weight, written_at, replaced_at
                from variant_past where variant_id = any(?) order by variant_id, id desc""",
                row -> found.computeIfAbsent(row.longValue(1), key -> new ArrayList<>())
                        .add(new FormerWording(
                                row.intValue(2),
                                row.constant(3, VariantStatus.class),
                                row.textOrNull(4),
                                row.text(5),
                                row.textOrNull(6),
                                row.intValue(7),
                                Objects.requireNonNull(row.instant(8)),
                                Objects.requireNonNull(row.instant(9)))),
                variants);
        return found;
    }

    static Campaign campaign(Row row) throws SQLException {
        return new Campaign(
                row.longValue(1),
                row.longOrNull(2),
                Campaign.id(row.longValue(1)),
                row.text(3),
                row.text(4),
                row.textOrNull(5),
                row.constant(6, CampaignStatus.class),
                row.constant(7, Purpose.class),
                row.texts(8).stream().map(Channel::valueOf).toList(),
                row.texts(9),
                row.text(10),
                row.booleanValue(11),
                row.doubleValue(12),
                row.instant(13),
                row.instant(14),
                row.intValue(15),
                Objects.requireNonNull(row.instant(16)),
                Objects.requireNonNull(row.instant(17)));
    }

    public static Variant variant(Row row) throws SQLException {
        return new Variant(
                row.longValue(1),
                row.longValue(2),
                GlobalId.of("Variant", row.longValue(1)),
                row.constant(3, Channel.class),
                row.text(4),
                new Cell(row.textOrNull(5), row.textOrNull(6), row.textOrNull(7)),
                row.text(8),
                row.constant(9, VariantStatus.class),
                row.textOrNull(10),
                row.text(11),
                row.textOrNull(12),
                row.intValue(13),
                row.instant(14),
                row.instant(15));
    }
}
