package io.smalti.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps models of purchases, and reads and writes what they are about. */
@Singleton
class PurchaseModels {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Purchases of one day are one; arguments: zone, zone, first moment past the reference day, zone, reference. */
    private static final String PURCHASES = """
            select customer_id, count(*)::int - 1 as repeats, max(day) - min(day) as recency, ?::date - min(day) as age,
                coalesce(avg(amount) filter (where day > first), 0)::double precision as average
            from (
                select customer_id, day, sum(total) as amount, min(day) over (partition by customer_id) as first
                from (
                    select customer_id, (placed_at at time zone ?)::date as day, total from customer_order
                    where kind = 'PURCHASE' and not cancelled and placed_at < ? and %s) orders
                group by customer_id, day) days
            group by customer_id""";

    private final Sql sql;
    private final ZoneId zone;

    PurchaseModels(Sql sql, ZoneId zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /** A model with what it was fitted for. */
    record Stored(long key, LocalDate reference, int horizon, PurchaseModel model, Instant fittedAt) {}

    record OfCustomer(long customer, Purchases purchases) {}

    /** Of so many customers drawn by their keys, or all when there are fewer. */
    List<Purchases> seen(LocalDate reference, int most) {
        return sql.list(
                "select * from (" + PURCHASES.formatted("true")
                        + ") seen order by hashint8(customer_id), customer_id limit ?",
                row -> read(row).purchases(),
                reference,
                zone.getId(),
                past(reference),
                most);
    }

    /** Of those with keys in (from, to]. */
    List<OfCustomer> seen(LocalDate reference, long from, long to) {
        return sql.list(
                PURCHASES.formatted("customer_id > ? and customer_id <= ?"),
                PurchaseModels::read,
                reference,
                zone.getId(),
                past(reference),
                from,
                to);
    }

    private Instant past(LocalDate reference) {
        return reference.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static OfCustomer read(Row row) throws SQLException {
        return new OfCustomer(
                row.longValue(1),
                new Purchases(row.intValue(2), row.doubleValue(3), row.doubleValue(4), row.doubleValue(5)));
    }

    /** The mean of a day's purchases; null when there are none. */
    @Nullable
    Double amount(LocalDate reference) {
        return sql.first("""
                select avg(amount)::double precision from (
                    select sum(total) as amount from customer_order
                    where kind = 'PURCHASE' and not cancelled and placed_at < ?
                    group by customer_id, (placed_at at time zone ?)::date) days having count(*) > 0""", row -> row.doubleValue(1), past(reference), zone.getId());
    }

    long store(LocalDate reference, int horizon, PurchaseModel model) {
        try {
            return Objects.requireNonNull(sql.first(
                    "insert into purchase_model (reference, horizon, model) values (?, ?, ?) returning id",
                    row -> row.longValue(1),
                    reference,
                    horizon,
                    new Json(JSON.writeValueAsString(model))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void applied(long model) {
        sql.update("delete from expected_purchase where model_id <> ?", model);
        sql.update("update purchase_model set applied_at = clock_timestamp() where id = ?", model);
    }

    void write(Stored stored, List<OfCustomer> customers) {
        var model = stored.model();
        var basis = model.purchasing() == null ? ExpectedPurchases.Basis.MEAN : ExpectedPurchases.Basis.MODEL;
        int n = customers.size();
        var alive = new @Nullable String[n];
        var amounts = new @Nullable String[n];
        var purchases = new double[n];
        for (int i = 0; i < n; i++) {
            var seen = customers.get(i).purchases();
            var amount = model.amount(seen);
            alive[i] = model.purchasing() == null
                    ? null
                    : Double.toString(model.purchasing().alive(seen));
            amounts[i] = amount == null ? null : Double.toString(amount);
            purchases[i] = model.purchases(seen, stored.horizon());
        }
        sql.update(
                """
                insert into expected_purchase (customer_id, model_id, alive, purchases, average, basis)
                select id, ?, alive, purchases, average, ?
                from unnest(?::bigint[], ?::float8[], ?::float8[], ?::float8[]) e (id, alive, purchases, average)
                    join customer using (id)
                on conflict (customer_id) do update set model_id = excluded.model_id, alive = excluded.alive,
                    purchases = excluded.purchases, average = excluded.average, basis = excluded.basis""",
                stored.key(),
                basis,
                customers.stream().map(OfCustomer::customer).toList(),
                alive,
                purchases,
                amounts);
    }

    @Transactional
    @Nullable
    Stored find(long key) {
        return sql.first(
                "select id, reference, horizon, model::text, fitted_at from purchase_model where id = ?",
                PurchaseModels::stored,
                key);
    }

    @Transactional
    @Nullable
    Stored latest() {
        return sql.first(
                "select id, reference, horizon, model::text, fitted_at from purchase_model order by id desc limit 1",
                PurchaseModels::stored);
    }

    private static Stored stored(Row row) throws SQLException {
        try {
            return new Stored(
                    row.longValue(1),
                    Objects.requireNonNull(row.date(2)),
                    row.intValue(3),
                    JSON.readValue(row.text(4), PurchaseModel.class),
                    Objects.requireNonNull(row.instant(5)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    Map<Long, ExpectedPurchases> of(Collection<Long> customers) {
        record Found(long customer, ExpectedPurchases expected) {}
        var found = new HashMap<Long, ExpectedPurchases>();
        sql.list(
                        """
                        select e.customer_id, e.purchases, e.alive, e.average, e.basis, m.horizon, m.reference
                        from expected_purchase e join purchase_model m on m.id = e.model_id
                        where e.customer_id = any(?)""",
                        row -> new Found(
                                row.longValue(1),
                                ExpectedPurchases.of(
                                        row.doubleValue(2),
                                        row.doubleOrNull(3),
                                        row.doubleOrNull(4),
                                        row.constant(5, ExpectedPurchases.Basis.class),
                                        row.intValue(6),
                                        Objects.requireNonNull(row.date(7)))),
                        customers)
                .forEach(one -> found.put(one.customer(), one.expected()));
        return found;
    }
}
