package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What the contact moments of customers add up to, made from all of them. */
@Singleton
class BehaviourSums {
    /** Of an array of customers: the key of each, then what {@link #deeds} reads. */
    static final String SQL = """
            with touched as (select unnest(?::bigint[]) as id),
            p as materialized (
                select customer_id, customer_order.id, kind, placed_at, channel, total
                from touched join customer_order on customer_id = touched.id and not cancelled),
            v as materialized (
                select customer_id, interaction.id, kind, occurred_at, channel, subject, score
                from touched join interaction on customer_id = touched.id),
            o as (
                select customer_id,
                    count(*) filter (where kind = 'PURCHASE') as orders,
                    count(*) filter (where kind = 'RETURN') as returns,
                    sum(total) as revenue,
                    min(placed_at) filter (where kind = 'PURCHASE') as first,
                    max(placed_at) filter (where kind = 'PURCHASE') as last
                from p group by customer_id),
            i as (
                select customer_id,
                    count(*) filter (where kind = 'VISIT') as visits,
                    count(*) filter (where kind = 'SEARCH') as searches,
                    count(*) filter (where kind = 'SERVICE') as service_contacts,
                    max(occurred_at) filter (where kind = 'VISIT') as last_visit,
                    max(occurred_at) as last,
                    avg(score)::double precision as satisfaction,
                    (array_agg(score order by occurred_at desc, id desc) filter (where score is not null))[1] as last_score
                from v group by customer_id),
            c as (
                select distinct on (customer_id) customer_id, channel
                from (
                    select customer_id, channel from p where kind = 'PURCHASE'
                    union all select customer_id, channel from v) used
                where channel is not null
                group by customer_id, channel order by customer_id, count(*) desc, channel),
            h as (
                select p.customer_id,
                    sum(p.total) filter (where p.placed_at < o.first + (o.last - o.first) / 2) as early,
                    sum(p.total) filter (where p.placed_at >= o.first + (o.last - o.first) / 2) as late
                from p join o on o.customer_id = p.customer_id
                where p.kind = 'PURCHASE' and o.orders >= 4 and o.last > o.first
                group by p.customer_id),
            f as (
                select customer_id, array_agg(product order by place) as products
                from (
                    select customer_id, product,
                        row_number() over (partition by customer_id order by count(*) desc, product) as place
                    from (
                        select distinct l.customer_id, l.order_id, l.product
                        from p join order_line l on l.customer_id = p.customer_id and l.order_id = p.id
                        where p.kind = 'PURCHASE') bought
                    group by customer_id, product) counted
                where place <= 5 group by customer_id),
            s as (
                select customer_id, array_agg(term order by place) as terms
                from (
                    select customer_id, lower(subject) as term,
                        row_number() over (partition by customer_id order by count(*) desc, lower(subject)) as place
                    from v
                    where kind = 'SEARCH' and subject is not null
                    group by customer_id, lower(subject)) counted
                where place <= 5 group by customer_id)
            select t.id, coalesce(o.orders, 0), coalesce(o.returns, 0), coalesce(o.revenue, 0), o.first, o.last,
                coalesce(i.visits, 0), coalesce(i.searches, 0), coalesce(i.service_contacts, 0), i.last_visit, i.last,
                i.satisfaction, c.channel, f.products, s.terms,
                case when h.customer_id is null then null
                    when h.late > 1.25 * coalesce(h.early, 0) then 'GROWING'
                    when coalesce(h.late, 0) < 0.8 * h.early then 'SHRINKING' else 'STEADY' end,
                i.last_score
            from touched t
                left join o on o.customer_id = t.id
                left join i on i.customer_id = t.id
                left join c on c.customer_id = t.id
                left join f on f.customer_id = t.id
                left join s on s.customer_id = t.id
                left join h on h.customer_id = t.id
            """;

    private final Sql sql;

    BehaviourSums(Sql sql) {
        this.sql = sql;
    }

    /** By key, without what the customers say themselves; in one statement, which writes nothing. */
    Map<Long, Behaviour> of(Collection<Long> customers) {
        var sums = new HashMap<Long, Behaviour>();
        sql.list(SQL, row -> sums.put(row.longValue(1), deeds(new Columns(row, 1))), customers);
        return sums;
    }

    /** Sixteen columns, of a fold or of the table that keeps it. */
    static Behaviour deeds(Columns row) throws SQLException {
        int orders = row.count();
        int returns = row.count();
        var revenue = row.decimal();
        return new Behaviour(
                orders,
                returns,
                revenue == null ? BigDecimal.ZERO : revenue,
                row.instant(),
                row.instant(),
                row.count(),
                row.count(),
                row.count(),
                row.instant(),
                row.instant(),
                row.real(),
                row.constant(Channel.class),
                row.texts(),
                row.texts(),
                row.constant(Trend.class),
                row.integer(),
                null,
                null,
                null,
                null,
                null);
    }
}
