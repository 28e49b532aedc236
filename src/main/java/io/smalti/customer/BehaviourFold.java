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
        sql.update("""
                with touched as (select unnest(?::bigint[]) as id),
                o as (
                    select customer_id,
                        count(*) filter (where kind = 'PURCHASE') as orders,
                        count(*) filter (where kind = 'RETURN') as returns,
                        sum(total) as revenue,
                        min(placed_at) filter (where kind = 'PURCHASE') as first,
                        max(placed_at) filter (where kind = 'PURCHASE') as last
                    from customer_order join touched on touched.id = customer_id and not cancelled
                    group by customer_id),
                i as (
                    select customer_id,
                        count(*) filter (where kind = 'VISIT') as visits,
                        count(*) filter (where kind = 'SEARCH') as searches,
                        count(*) filter (where kind = 'SERVICE') as service_contacts,
                        max(occurred_at) filter (where kind = 'VISIT') as last_visit,
                        max(occurred_at) as last,
                        avg(score)::double precision as satisfaction,
                        (array_agg(score order by occurred_at desc, interaction.id desc) filter (where score is not null))[1] as last_score
                    from interaction join touched on touched.id = customer_id
                    group by customer_id),
                c as (
                    select customer_id, mode() within group (order by channel) as channel
                    from (
                        select customer_id, channel from customer_order join touched on touched.id = customer_id
                            where not cancelled and kind = 'PURCHASE'
                        union all
                        select customer_id, channel from interaction join touched on touched.id = customer_id) used
                    where channel is not null
                    group by customer_id),
                h as (
                    select p.customer_id, o.orders,
                        sum(p.total) filter (where p.placed_at < o.first + (o.last - o.first) / 2) as early,
                        sum(p.total) filter (where p.placed_at >= o.first + (o.last - o.first) / 2) as late
                    from customer_order p join o on o.customer_id = p.customer_id
                    where not p.cancelled and p.kind = 'PURCHASE' and o.orders >= 4 and o.last > o.first
                    group by p.customer_id, o.orders),
                f as (
                    select customer_id, array_agg(product order by orders desc, product) as products
                    from (
                        select l.customer_id, l.product, count(distinct l.order_id) as orders,
                            row_number() over (partition by l.customer_id order by count(distinct l.order_id) desc, l.product)
                                as place
                        from order_line l join touched on touched.id = l.customer_id
                            join customer_order p on p.customer_id = l.customer_id and p.id = l.order_id
                        where p.kind = 'PURCHASE' and not p.cancelled
                        group by l.customer_id, l.product) counted
                    where place <= 5 group by customer_id),
                s as (
                    select customer_id, array_agg(term order by searches desc, term) as terms
                    from (
                        select customer_id, lower(subject) as term, count(*) as searches,
                            row_number() over (partition by customer_id order by count(*) desc, lower(subject)) as place
                        from interaction join touched on touched.id = customer_id
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
