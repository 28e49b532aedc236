package io.smalti.segment;

import io.smalti.platform.database.Sql;
import io.smalti.segment.Segments.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What needs a segment: other segments by their rules, and whatever features further down refer to it by a foreign key
 * that does not cascade. Those are found in PostgreSQL's catalogue, since this package does not know them; their tables
 * have a key and a name.
 */
@ApplicationScoped
class SegmentUsers {
    private final Sql sql;

    SegmentUsers(Sql sql) {
        this.sql = sql;
    }

    /** In words, for example {@code campaign 'spring'}. */
    List<String> of(Segment segment, Catalogue catalogue) {
        var users = new ArrayList<String>();
        for (var other : catalogue.segments().values()) {
            if (other.uses().contains(segment.key())) {
                users.add("segment '" + other.key() + "'");
            }
        }
        var references = sql.list("""
                select format('select %L, key from %s where %I = ?', k.conrelid::regclass, k.conrelid::regclass, a.attname)
                from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                where k.contype = 'f' and k.confrelid = 'segment'::regclass and k.confdeltype in ('a', 'r')
                    and exists (select 1 from pg_attribute n where n.attrelid = k.conrelid and n.attname = 'key')
                order by k.conrelid::regclass::text
                """, row -> row.text(1));
        if (!references.isEmpty()) {
            var arguments = references.stream().map(any -> segment.number()).toArray();
            users.addAll(sql.list(
                    references.stream().collect(Collectors.joining(" union all ", "", " order by 1, 2")),
                    row -> row.text(1) + " '" + row.text(2) + "'",
                    arguments));
        }
        return users;
    }
}
