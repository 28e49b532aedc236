package io.smalti.campaign.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads deliveries. */
@Singleton
class DeliveryRepository implements NodeSource {
    private static final String COLUMNS = """
            d.id, d.channel,
            case when d.state = 'RUNNING' and d.updated_at < now() - interval '2 minutes' then 'BROKEN' else d.state end,
            d.version, d.audience, d.sent, d.skipped, d.sent_by::text, d.skipped_by::text, d.last_customer, d.started_at,
            d.updated_at, d.finished_at""";
    private static final int MOST = 100;

    private final Sql sql;
    private final ObjectMapper json;

    DeliveryRepository(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The latest of each campaign, newest first. */
    Map<Long, List<Delivery>> latest(Collection<Long> campaigns, int first) {
        record Found(long campaign, Delivery delivery) {}
        return sql
                .list(
                        "select " + COLUMNS + """
                        , p.campaign from unnest(?::bigint[]) p (campaign) cross join lateral (
                            select * from delivery d where d.campaign_id = p.campaign order by d.id desc limit ?) d
                        order by d.id desc""",
                        row -> new Found(row.longValue(14), read(row)),
                        campaigns,
                        Math.clamp(first, 0, MOST))
                .stream()
                .collect(Collectors.groupingBy(
                        Found::campaign, Collectors.mapping(Found::delivery, Collectors.toList())));
    }

    @Override
    public String type() {
        return "Delivery";
    }

    @Override
    public Map<String, Delivery> load(Collection<String> keys) {
        var found = new HashMap<String, Delivery>();
        sql.list(
                "select " + COLUMNS + " from delivery d where d.id = any(?)",
                row -> found.put(Long.toString(row.longValue(1)), read(row)),
                GlobalId.numbers(keys));
        return found;
    }

    private Delivery read(Row row) throws SQLException {
        long last = row.longValue(10);
        int sent = row.intValue(6);
        int skipped = row.intValue(7);
        return new Delivery(
                GlobalId.of("Delivery", row.longValue(1)),
                row.constant(2, Channel.class),
                row.constant(3, DeliveryState.class),
                row.intValue(4),
                sent + skipped,
                row.intValue(5),
                sent,
                skipped,
                tallied(row.text(8)),
                tallied(row.text(9)),
                last == 0 ? null : Customer.id(last),
                Objects.requireNonNull(row.instant(11)),
                Objects.requireNonNull(row.instant(12)),
                row.instant(13));
    }

    private List<Delivery.Tallied> tallied(String counts) throws SQLException {
        try {
            return json.readValue(counts, new TypeReference<Map<String, Integer>>() {}).entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .map(entry -> new Delivery.Tallied(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new SQLException("not an object of counts", e);
        }
    }
}
