package io.smalti.customer.value;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recency, frequency and monetary value over all customers with orders, on a reference day. */
@Singleton
public class RfmScores {
    private static final String NOW =
            "select customer_id, last_order_at as last, orders, revenue from behaviour where orders > 0";
    /** As it was at a moment in the past. */
    private static final String THEN = """
            select customer_id, max(placed_at) filter (where kind = 'PURCHASE') as last,
                count(*) filter (where kind = 'PURCHASE')::int as orders, sum(total) as revenue
            from customer_order where not cancelled and placed_at < ?::timestamptz
            group by customer_id having count(*) filter (where kind = 'PURCHASE') > 0""";

    private final Sql sql;
    private final Clock clock;
    private final ZoneId zone;
    private final ValueRepository values;

    RfmScores(Sql sql, Clock clock, ZoneId zone, ValueRepository values) {
        this.sql = sql;
        this.values = values;
        this.clock = clock;
        this.zone = zone;
    }

    /** Makes the stored borders those of today. To be called after many orders have come; one statement. */
    @Transactional
    public void renew() {
        var today = LocalDate.now(clock.withZone(zone));
        sql.update("""
                insert into rfm_border (reference, customers, recency, frequency, monetary, decile)
                """ + borders(NOW) + """

                on conflict (single) do update set
                    reference = excluded.reference, customers = excluded.customers, recency = excluded.recency,
                    frequency = excluded.frequency, monetary = excluded.monetary, decile = excluded.decile,
                    computed_at = now()""", today, today, zone.getId());
    }

    @Transactional
    boolean areOfToday() {
        return current().reference().equals(LocalDate.now(clock.withZone(zone)));
    }

    /** The stored borders; computed now when there are none yet. */
    RfmBorders current() {
        var stored = stored();
        if (stored != null) {
            return stored;
        }
        var today = LocalDate.now(clock.withZone(zone));
        return Objects.requireNonNull(sql.first(readable(NOW), RfmScores::read, today, today, zone.getId()));
    }

    /** The named groups; the first that fits is a customer's. */
    @Transactional
    public List<RfmGroup> groups() {
        return values.groups();
    }

    /** The borders last stored; null when none are. */
    @Transactional
    public @Nullable RfmBorders stored() {
        return sql.first("""
                select reference, customers, recency::text[], frequency::text[], monetary::text[], decile::text[], computed_at
                from rfm_border""", RfmScores::read);
    }

    /** The borders of a day from the orders placed up to its end; ranks everybody. */
    RfmBorders on(LocalDate reference) {
        return Objects.requireNonNull(
                sql.first(readable(THEN), RfmScores::read, reference, endOf(reference), reference, zone.getId()));
    }

    /** What the orders of these customers placed up to the end of the day add up to; customers without are left out. */
    Map<Long, Spending> spending(Collection<Long> customers, LocalDate reference) {
        record Of(long customer, Spending spending) {}
        var found = new HashMap<Long, Spending>();
        sql.list(
                        """
                        select customer_id,
                            count(*) filter (where kind = 'PURCHASE')::int, sum(total),
                            min(placed_at) filter (where kind = 'PURCHASE'), max(placed_at) filter (where kind = 'PURCHASE')
                        from customer_order
                        where customer_id = any(?) and not cancelled and placed_at < ?
                        group by customer_id""",
                        row -> new Of(
                                row.longValue(1),
                                new Spending(
                                        row.intValue(2),
                                        Objects.requireNonNull(row.decimal(3)),
                                        row.instant(4),
                                        row.instant(5))),
                        customers,
                        endOf(reference))
                .forEach(of -> found.put(of.customer(), of.spending()));
        return found;
    }

    ZoneId zone() {
        return zone;
    }

    private java.time.Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static String readable(String figures) {
        return "select reference, customers, recency::text[], frequency::text[], monetary::text[], decile::text[], "
                + "null::timestamptz from (" + borders(figures) + ") computed";
    }

    /** Parameters: reference; those of the figures; reference, zone. */
    private static String borders(String figures) {
        return """
                select ?::date as reference, coalesce(max(n), 0)::int as customers,
                    array_remove(array[min(r) filter (where rs >= 2), min(r) filter (where rs >= 3),
                        min(r) filter (where rs >= 4), min(r) filter (where rs >= 5)], null) as recency,
                    array_remove(array[min(f) filter (where fs >= 2), min(f) filter (where fs >= 3),
                        min(f) filter (where fs >= 4), min(f) filter (where fs >= 5)], null) as frequency,
                    array_remove(array[min(m) filter (where ms >= 2), min(m) filter (where ms >= 3),
                        min(m) filter (where ms >= 4), min(m) filter (where ms >= 5)], null) as monetary,
                    array_remove(array[min(m) filter (where ds <= 1), min(m) filter (where ds <= 2),
                        min(m) filter (where ds <= 3), min(m) filter (where ds <= 4), min(m) filter (where ds <= 5),
                        min(m) filter (where ds <= 6), min(m) filter (where ds <= 7), min(m) filter (where ds <= 8),
                        min(m) filter (where ds <= 9)], null) as decile
                from (
                    select r, f, m, n,
                        least(5, 1 + 5 * (rank() over (order by r) - 1) / n) as rs,
                        least(5, 1 + 5 * (rank() over (order by f) - 1) / n) as fs,
                        least(5, 1 + 5 * (rank() over (order by m) - 1) / n) as ms,
                        least(10, 1 + 10 * (rank() over (order by m desc) - 1) / n) as ds
                    from (
                        select orders as f, revenue as m, count(*) over () as n,
                            -(d.reference - (last at time zone d.zone)::date) as r
                        from (%s) figures, (values (?::date, ?::text)) d(reference, zone)) figures) scored""".formatted(figures);
    }

    private static RfmBorders read(Row row) throws SQLException {
        return new RfmBorders(
                Objects.requireNonNull(row.date(1)),
                row.intValue(2),
                numbers(row, 3),
                numbers(row, 4),
                numbers(row, 5),
                numbers(row, 6),
                row.instant(7));
    }

    private static List<BigDecimal> numbers(Row row, int column) throws SQLException {
        return row.texts(column).stream().map(BigDecimal::new).toList();
    }
}
