package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;

/**
 * The fold over orders and interactions: what a customer's contact moments add up to. It is always made from all of
 * them, so that the order in which they arrive does not matter; the caller holds the customers' locks.
 */
@ApplicationScoped
class BehaviourFold {
    private static final int MANY = 1_000;

    private final Sql sql;
    private final Event<CustomersChanged> changed;

    BehaviourFold(Sql sql, Event<CustomersChanged> changed) {
        this.sql = sql;
        this.changed = changed;
    }

    /** Makes the fold of these customers anew, makes customers of the prospects who have bought, and says so. */
    void renew(Set<Long> customers) {
        fold(customers);
        sql.update("""
                update customer c set lifecycle = 'CUSTOMER', updated_at = now()
                from behaviour b
                where c.id = any(?) and c.lifecycle = 'PROSPECT' and b.customer_id = c.id and b.orders > 0""", customers);
        changed.fire(new CustomersChanged(customers));
    }

    private void fold(Set<Long> customers) {
        if (customers.size() > MANY) {
            // what they bought is looked at several times, and is not to be written to disk for it
            sql.update("set local work_mem = '64MB'");
        }
        sql.update("""
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
                insert into behaviour as b (customer_id, orders, returns, revenue, first_order_at, last_order_at, visits,
                    searches, service_contacts, last_visit_at, last_interaction_at, satisfaction, preferred_channel,
                    favourites, search_terms, trend, last_score)
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
                on conflict (customer_id) do update set
                    orders = excluded.orders, returns = excluded.returns, revenue = excluded.revenue,
                    first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
                    visits = excluded.visits, searches = excluded.searches,
                    service_contacts = excluded.service_contacts, last_visit_at = excluded.last_visit_at,
                    last_interaction_at = excluded.last_interaction_at, satisfaction = excluded.satisfaction,
                    preferred_channel = excluded.preferred_channel, favourites = excluded.favourites,
                    search_terms = excluded.search_terms, trend = excluded.trend, last_score = excluded.last_score,
                    updated_at = now()""", customers);
    }
}
