package io.smalti.customer.moment;

import io.smalti.platform.database.Sql;
import io.smalti.platform.database.TextRows;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many lines of each order a running import has brought. With it an order may come in pieces, far apart in a file,
 * and is still compared line by line with what an earlier import left; in the database, because a file has no end.
 */
@Singleton
class OrderProgress {
    private static final int MANY = 50;

    private final Sql sql;

    OrderProgress(Sql sql) {
        this.sql = sql;
    }

    /** Lines brought so far; orders of which none was are left out. */
    Map<String, Integer> of(long importId, Collection<String> orders) {
        var lines = new HashMap<String, Integer>();
        sql.list(
                        "select external_id, lines from order_progress where import_id = ? and external_id = any(?)",
                        row -> Map.entry(row.text(1), row.intValue(2)),
                        importId,
                        orders)
                .forEach(entry -> lines.put(entry.getKey(), entry.getValue()));
        return lines;
    }

    void brought(long importId, Map<String, Integer> lines, Map<String, Integer> before) {
        var rows = new TextRows("order_progress", "import_id, external_id, lines");
        var again = new HashMap<String, Integer>();
        lines.forEach((order, count) -> {
            if (before.containsKey(order)) {
                again.put(order, count);
            } else {
                rows.add(importId).add(order).add(count).end();
            }
        });
        if (rows.rows() >= MANY && sql.copyUnlessTaken(rows)) {
            put(importId, again);
        } else {
            put(importId, lines);
        }
    }

    private void put(long importId, Map<String, Integer> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var orders = List.copyOf(lines.keySet());
        sql.update("""
                insert into order_progress (external_id, lines, import_id)
                select external_id, lines, ? from unnest(?::text[], ?::int[]) n(external_id, lines)
                on conflict (import_id, external_id) do update set lines = excluded.lines""", importId, orders, orders.stream().map(lines::get).toList());
    }

    /** An order that has more lines than the import brought. */
    record Longer(String externalId, int lines, String customer) {}

    /** The next orders, by external id, that were longer before the import. */
    List<Longer> longer(long importId, String source, String after, int most) {
        return sql.list(
                """
                select p.external_id, p.lines, c.external_id
                from order_progress p
                    join customer_order o on o.source = ? and o.external_id = p.external_id
                    join customer c on c.id = o.customer_id
                where p.import_id = ? and p.external_id > ? and exists (
                    select from order_line l
                    where l.customer_id = o.customer_id and l.order_id = o.id and l.line > p.lines)
                order by p.external_id
                limit ?""", row -> new Longer(row.text(1), row.intValue(2), row.text(3)), source, importId, after, most);
    }

    void end(long importId) {
        sql.update("delete from order_progress where import_id = ?", importId);
    }
}
