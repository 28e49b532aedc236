package io.smalti.campaign.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Cell;
import io.smalti.customer.Channel;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was done to campaigns. */
@Singleton
class ChangeRepository {
    private static final int MOST = 100;

    private final Sql sql;
    private final ObjectMapper json;

    ChangeRepository(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * The latest of each campaign, newest first.
     *
     * @param before versions from here on are left out; null: none is
     * @param published whether only what people could get counts
     */
    Map<Long, List<CampaignChange>> latest(
            Collection<Long> campaigns, int first, @Nullable Integer before, boolean published) {
        record Found(long campaign, CampaignChange change) {}
        return sql
                .list(
                        """
                        select h.campaign_id, h.version, h.kind, h.status, h.changed_by, h.changed_at, h.fields::text, h.touched,
                            h.wordings::text
                        from unnest(?::bigint[]) p (campaign) cross join lateral (
                            select * from campaign_change c where c.campaign_id = p.campaign and c.version < ?
                                and (not ? or c.status <> 'DRAFT')
                            order by c.version desc limit ?) h
                        order by h.version desc""",
                        row -> new Found(row.longValue(1), read(row)),
                        campaigns,
                        before == null ? Integer.MAX_VALUE : before,
                        published,
                        Math.clamp(first, 0, MOST))
                .stream()
                .collect(
                        Collectors.groupingBy(Found::campaign, Collectors.mapping(Found::change, Collectors.toList())));
    }

    private CampaignChange read(Row row) throws SQLException {
        return new CampaignChange(
                row.intValue(2),
                row.constant(3, CampaignChange.Kind.class),
                row.constant(4, CampaignStatus.class),
                row.textOrNull(5),
                Objects.requireNonNull(row.instant(6)),
                lists(row.text(7)).stream().map(ChangeRepository::field).toList(),
                row.intValue(8),
                lists(row.text(9)).stream().map(ChangeRepository::wording).toList());
    }

    private static CampaignChange.ChangedField field(List<@Nullable String> list) {
        return new CampaignChange.ChangedField(String.valueOf(list.get(0)), list.get(1), list.get(2));
    }

    private static CampaignChange.ChangedWording wording(List<@Nullable String> list) {
        return new CampaignChange.ChangedWording(
                CampaignChange.How.valueOf(String.valueOf(list.get(0))),
                Channel.valueOf(String.valueOf(list.get(1))),
                String.valueOf(list.get(2)),
                new Cell(list.get(3), list.get(4), list.get(5)),
                String.valueOf(list.get(6)));
    }

    private List<List<@Nullable String>> lists(String text) throws SQLException {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("not a list of lists", e);
        }
    }
}
