package io.smalti.customer.household;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and writes households. */
@Singleton
class Households {
    static final int MOST_MEMBERS = 30;
    private static final String SELECT = """
            select h.id, h.external_id, count(m.customer_id), coalesce(sum(b.orders), 0), coalesce(sum(b.revenue), 0),
                h.created_at, h.updated_at
            from household h left join household_member m on m.household_id = h.id
                left join behaviour b on b.customer_id = m.customer_id
            where %s group by h.id""";

    private final Sql sql;
    private final Customers customers;
    private final HouseholdMembers members;

    Households(Sql sql, Customers customers, HouseholdMembers members) {
        this.sql = sql;
        this.customers = customers;
        this.members = members;
    }

    @Transactional
    Map<Long, Household> byKeys(Collection<Long> keys) {
        var found = new HashMap<Long, Household>();
        if (!keys.isEmpty()) {
            sql.list(SELECT.formatted("h.id = any(?)"), Households::read, keys)
                    .forEach(household -> found.put(household.key(), household));
        }
        return found;
    }

    @Transactional
    Map<String, Household> byExternalIds(Collection<String> externalIds) {
        var found = new HashMap<String, Household>();
        sql.list(SELECT.formatted("h.external_id = any(?)"), Households::read, externalIds)
                .forEach(household -> found.put(household.externalId(), household));
        return found;
    }

    /** Households by the key of a member; who has none is left out. */
    @Transactional
    Map<Long, Household> ofCustomers(Collection<Long> customers) {
        var households = members.homesOf(customers);
        var found = byKeys(households.values().stream().distinct().toList());
        var ofCustomers = new HashMap<Long, Household>();
        households.forEach((customer, key) -> ofCustomers.put(customer, Objects.requireNonNull(found.get(key))));
        return ofCustomers;
    }

    /** Each on its own; the answers come in the same order. */
    @Transactional
    List<Upserted> upsert(List<HouseholdFacts> items) {
        var named = items.stream()
                .flatMap(item -> item.members().stream())
                .distinct()
                .toList();
        var known = customers.byExternalIds(named);
        // one at a time per household, whoever else is at it
        items.stream()
                .map(HouseholdFacts::externalId)
                .distinct()
                .sorted()
                .forEach(id -> sql.list("select pg_advisory_xact_lock(hashtextextended(?, 7004))", row -> 1, id));
        var answers = new ArrayList<Upserted>();
        for (var item : items) {
            var problem = problem(item, known);
            answers.add(problem == null ? write(item, known) : new Upserted(Outcome.REJECTED, null, List.of(problem)));
        }
        return answers;
    }

    private static @org.jspecify.annotations.Nullable Problem problem(
            HouseholdFacts item, Map<String, Customer> known) {
        if (item.externalId().isBlank() || item.externalId().length() > 200) {
            return new Problem("externalId", "REQUIRED", "has 1 to 200 characters");
        }
        if (item.members().size() > MOST_MEMBERS) {
            return new Problem("members", "TOO_MANY", "at most " + MOST_MEMBERS);
        }
        return item.members().stream().allMatch(known::containsKey)
                ? null
                : new Problem("members", "UNKNOWN_CUSTOMER", "name somebody whom nobody knows");
    }

    private Upserted write(HouseholdFacts item, Map<String, Customer> known) {
        record Written(long key, boolean created) {}
        var household = Objects.requireNonNull(
                sql.first("""
                insert into household (external_id) values (?)
                on conflict (external_id) do update set external_id = excluded.external_id
                returning id, old.id is null""", row -> new Written(row.longValue(1), row.booleanValue(2)), item.externalId()));
        var members = item.members().stream()
                .map(id -> Objects.requireNonNull(known.get(id)).key())
                .distinct()
                .sorted()
                .toList();
        int left = sql.update(
                "delete from household_member where household_id = ? and not (customer_id = any(?::bigint[]))",
                household.key(),
                members);
        int came = members.isEmpty() ? 0 : sql.update("""
                insert into household_member as m (customer_id, household_id) select unnest(?::bigint[]), ?
                on conflict (customer_id) do update set household_id = excluded.household_id, since = now()
                where m.household_id <> excluded.household_id""", members, household.key());
        if (left + came > 0) {
            sql.update("update household set updated_at = now() where id = ?", household.key());
        }
        return new Upserted(
                household.created() ? Outcome.CREATED : left + came > 0 ? Outcome.UPDATED : Outcome.UNCHANGED,
                household.key(),
                List.of());
    }

    private static Household read(Row row) throws SQLException {
        long key = row.longValue(1);
        return new Household(
                key,
                Household.id(key),
                row.text(2),
                row.intValue(3),
                row.intValue(4),
                Objects.requireNonNull(row.decimal(5)),
                Objects.requireNonNull(row.instant(6)),
                Objects.requireNonNull(row.instant(7)));
    }
}
