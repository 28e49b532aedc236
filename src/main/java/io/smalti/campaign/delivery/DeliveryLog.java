package io.smalti.campaign.delivery;

import io.smalti.campaign.Campaign;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** How far the streams came; each call a transaction of its own, for a stream outlasts any. */
@Singleton
class DeliveryLog {
    private final Sql sql;

    DeliveryLog(Sql sql) {
        this.sql = sql;
    }

    /** The number of the new delivery. The audience is what is known without counting everybody. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    long begin(Campaign campaign, StreamRequest request) {
        return Objects.requireNonNull(sql.first(
                """
                insert into delivery (campaign_id, channel, version, requested_by, after_customer, last_customer, audience)
                values (?, ?, ?, ?, ?, ?, coalesce(
                    (select s.size + coalesce((select sum(g.change) from segment_growth g where g.segment_id = s.id), 0)
                        from segment s where s.id = ?),
                    (select greatest(reltuples, 0)::bigint from pg_class where oid = 'customer'::regclass)))
                returning id""",
                row -> row.longValue(1),
                campaign.number(),
                request.channel(),
                campaign.version(),
                request.by(),
                request.after(),
                request.after(),
                campaign.segmentKey()));
    }

    /** Whether it still runs: somebody may have stopped it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean progress(long delivery, Tally tally, DeliveryState state) {
        var now = sql.first(
                """
                update delivery set last_customer = greatest(last_customer, ?), sent = ?, skipped = ?, skipped_by = ?,
                    sent_by = ?, state = case state when 'RUNNING' then ? else state end, updated_at = now(),
                    finished_at = case when ? = 'RUNNING' then finished_at else coalesce(finished_at, now()) end
                where id = ? returning state""",
                row -> row.constant(1, DeliveryState.class),
                tally.last(),
                tally.sent(),
                tally.skipped(),
                new Json(tally.skippedBy()),
                new Json(tally.sentBy()),
                state,
                state,
                delivery);
        return now == DeliveryState.RUNNING;
    }

    /** Stops it, on whichever instance it runs; false when it does not run, or there is none. */
    @Transactional
    boolean cancel(long delivery, String by) {
        return sql.update("""
                        update delivery set state = 'CANCELLED', cancelled_by = nullif(?, ''), finished_at = now()
                        where id = ? and state = 'RUNNING'""", by, delivery) > 0;
    }

    /** Those of them that somebody has stopped. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Long> cancelled(Collection<Long> deliveries) {
        return sql.list(
                "select id from delivery where id = any(?) and state = 'CANCELLED'",
                row -> row.longValue(1),
                deliveries);
    }
}
