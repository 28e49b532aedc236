package io.smalti.segment.membership;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How large segments were day by day, and the clearing of what nobody can ask for any more. */
@Singleton
public class SegmentSizes {
    private final Sql sql;

    SegmentSizes(Sql sql) {
        this.sql = sql;
    }

    /** Keeps the sizes of now as those of the day; the last of a day stays. */
    @Transactional
    void note(LocalDate day) {
        sql.update("""
                insert into segment_size (segment_id, day, size)
                select s.id, ?, s.size + coalesce((select sum(g.change) from segment_growth g where g.segment_id = s.id), 0)
                from segment s where s.computed_at is not null
                on conflict (segment_id, day) do update set size = excluded.size where segment_size.size <> excluded.size""", day);
    }

    /** Forgets who came and went before. */
    @Transactional
    void prune(Instant before) {
        sql.update("""
                with changes as (delete from membership_change where at < ? returning xid),
                    blocks as (delete from membership_change_block where at < ? returning xid),
                    gone as (select xid from changes union all select xid from blocks)
                update segment_refresh set pruned = greatest(pruned, (select max(xid) from gone))
                where exists (select 1 from gone)""", before, before);
    }

    /** From the given day on, the earliest first. */
    @Transactional
    public Map<Long, List<SizeOfDay>> since(Collection<Long> segments, LocalDate first) {
        record Found(long segment, SizeOfDay size) {}
        var found = new HashMap<Long, List<SizeOfDay>>();
        sql.list(
                        "select segment_id, day, size from segment_size where segment_id = any(?) and day >= ? order by day",
                        row -> new Found(
                                row.longValue(1), new SizeOfDay(Objects.requireNonNull(row.date(2)), row.intValue(3))),
                        segments,
                        first)
                .forEach(one -> found.computeIfAbsent(one.segment(), any -> new ArrayList<>())
                        .add(one.size()));
        return found;
    }
}
