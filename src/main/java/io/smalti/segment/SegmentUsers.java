package io.smalti.segment;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What needs a segment: other segments by their rules, and whatever features further down refer to it by a foreign key
 * that does not cascade. Those are found in PostgreSQL's catalogue, since this package does not know them; their tables
 * have a key and a name.
 */
@Singleton
public class SegmentUsers {
    private final Sql sql;
    private final Segments segments;

    SegmentUsers(Sql sql, Segments segments) {
        this.sql = sql;
        this.segments = segments;
    }

    /** In words, for example {@code campaign 'spring'}. */
    public List<String> of(Segment segment) {
        return Objects.requireNonNull(ofEach(List.of(segment)).getFirst());
    }

    /** In the order of the segments. */
    public List<@Nullable List<String>> ofEach(List<Segment> segments) {
        var users = new HashMap<Long, List<String>>();
        var numbers = segments.stream().map(Segment::number).toList();
        var defined = this.segments.current().defined().values();
        for (var segment : segments) {
            for (var other : defined) {
                if (other.uses().contains(segment.key())) {
                    users.computeIfAbsent(segment.number(), any -> new ArrayList<>())
                            .add("segment '" + other.key() + "'");
                }
            }
        }
        var references = sql.list("""
                select format('select %2$I, %1$L, key from %1$s where %2$I = any(?)', k.conrelid::regclass, a.attname)
                from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                where k.contype = 'f' and k.confrelid = 'segment'::regclass and k.confdeltype in ('a', 'r')
                    and exists (select 1 from pg_attribute n where n.attrelid = k.conrelid and n.attname = 'key')
                order by k.conrelid::regclass::text
                """, row -> row.text(1));
        if (!references.isEmpty()) {
            sql.list(
                    references.stream().collect(Collectors.joining(" union all ", "", " order by 2, 3")),
                    row -> users.computeIfAbsent(row.longValue(1), any -> new ArrayList<>())
                            .add(row.text(2) + " '" + row.text(3) + "'"),
                    references.stream().map(any -> numbers).toArray());
        }
        return segments.stream()
                .<@Nullable List<String>>map(segment -> users.getOrDefault(segment.number(), List.of()))
                .toList();
    }
}
