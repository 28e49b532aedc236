package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The other names of customers. */
@Singleton
class IdentifierRepository {
    private final Sql sql;

    IdentifierRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * What became of new names.
     *
     * @param owners whom each name belongs to now
     */
    record Attached(Set<Identifier> added, Map<Identifier, Long> owners) {
        /** Whether nobody has it, because whoever should has too many. */
        boolean tooMany(Identifier name) {
            return !owners.containsKey(name);
        }

        boolean elsewhere(Identifier name, long key) {
            var owner = owners.get(name);
            return owner != null && owner != key;
        }
    }

    /** Gives names to customers; a name that somebody has stays with them. */
    Attached attach(Map<Long, Set<Identifier>> names, Source source, Instant seenAt) {
        var keys = new ArrayList<Long>();
        var kinds = new ArrayList<String>();
        var values = new ArrayList<String>();
        names.forEach((key, own) -> own.forEach(name -> {
            keys.add(key);
            kinds.add(name.kind().name());
            values.add(name.value());
        }));
        if (keys.isEmpty()) {
            return new Attached(Set.of(), Map.of());
        }
        var added = new HashSet<>(sql.list(
                """
                insert into customer_identifier (kind, value, customer_id, source, seen_at)
                select distinct on (n.kind, n.value) n.kind, n.value, n.customer_id, ?, ?::timestamptz
                from (
                    select g.*, row_number() over (partition by g.customer_id, g.kind order by g.value) as place
                    from unnest(?::bigint[], ?::text[], ?::text[]) g (customer_id, kind, value)) n
                    join unnest(?::text[], ?::bigint[]) r (kind, most) on r.kind = n.kind
                where n.place <= r.most - (select count(*) from customer_identifier i
                    where i.customer_id = n.customer_id and i.kind = n.kind and i.value <> n.value)
                order by n.kind, n.value, n.customer_id
                on conflict (kind, value) do nothing returning kind, value""",
                row -> new Identifier(row.constant(1, IdentifierKind.class), row.text(2)),
                source,
                seenAt,
                keys,
                kinds,
                values,
                List.of(IdentifierKind.values()),
                Arrays.stream(IdentifierKind.values())
                        .map(kind -> (long) IdentifierRules.current().of(kind).most())
                        .toList()));
        var owners = new HashMap<Identifier, Long>();
        sql.list(
                """
                select i.kind, i.value, i.customer_id from customer_identifier i
                join unnest(?::text[], ?::text[]) n (kind, value) on i.kind = n.kind and i.value = n.value""",
                row -> owners.put(new Identifier(row.constant(1, IdentifierKind.class), row.text(2)), row.longValue(3)),
                kinds,
                values);
        return new Attached(added, owners);
    }

    /** The names of these customers. */
    Map<Long, List<CustomerIdentifier>> of(Collection<Long> keys) {
        var names = new HashMap<Long, List<CustomerIdentifier>>();
        sql.list(
                """
                select customer_id, kind, value, source, seen_at from customer_identifier
                where customer_id = any((select ?)::bigint[]) order by kind, value
                """,
                row -> names.computeIfAbsent(row.longValue(1), key -> new ArrayList<>())
                        .add(new CustomerIdentifier(
                                row.constant(2, IdentifierKind.class),
                                row.text(3),
                                row.text(4),
                                Objects.requireNonNull(row.instant(5)))),
                keys);
        return names;
    }
}
