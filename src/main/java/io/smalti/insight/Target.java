package io.smalti.insight;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some customers and how to draw from them and from all others, at most so many of each, the same ones every time: of
 * a small company everybody, else by keys that are spread evenly.
 *
 * @param members SQL of the keys of those who are to be looked at, in which {@code keys} may be asked
 * @param arguments of it
 * @param member condition on customer c of being one
 */
record Target(String members, List<@Nullable Object> arguments, Filter member) {
    private static final int MOST = 10_000;
    /** Keys drawn, most of which are customers'. */
    private static final int KEYS = 16_000;

    private static final String DRAWN = """
            with ends as (select min(id) as low, max(id) - min(id) + 1 as width from customer),
            keys as materialized (
                select low + n as key from ends, generate_series(0, width - 1) n where width <= %2$d
                union
                select low + (hashint8extended(n, 0) & 9223372036854775807) %% width from ends, generate_series(1, %2$d) n
                where width > %2$d),
            target as materialized (select id from (%3$s) m order by hashint8(id) limit %1$d),
            others as materialized (
                select c.id from %4$s where c.id = any(array(select key from keys)) and %5$s and (%6$s) is not true limit %1$d)
            """;

    static Target of(Segment segment) {
        return new Target(
                "select s.customer_id as id from membership s where s.segment_id = ?",
                List.of(segment.number()),
                Filter.of(
                        "exists (select 1 from membership s where s.customer_id = c.id and s.segment_id = ?)",
                        segment.number()));
    }

    static Target of(Filter member) {
        return new Target(
                "select c.id from " + Customers.FROM + " where c.id = any(array(select key from keys)) and ("
                        + member.where() + ")",
                member.arguments(),
                member);
    }

    /** SQL before a select that knows {@code target} and {@code others}, each with an id. */
    String drawn(Filter eligible) {
        return DRAWN.formatted(MOST, KEYS, members, Customers.FROM, eligible.where(), member.where());
    }

    List<@Nullable Object> arguments(Filter eligible) {
        var all = new ArrayList<@Nullable Object>(arguments);
        all.addAll(eligible.arguments());
        all.addAll(member.arguments());
        return all;
    }
}
