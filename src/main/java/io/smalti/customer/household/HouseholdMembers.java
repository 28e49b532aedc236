package io.smalti.customer.household;

import io.smalti.customer.Customers;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Who lives where, member by member, with as many statements for a thousand as for one. Nobody else leaves. */
@Singleton
public class HouseholdMembers {
    private final Sql sql;
    private final Customers customers;

    HouseholdMembers(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /** External ids of a household, which need not be known, and of a customer. */
    public record Member(String household, String customer) {}

    private record Home(String externalId, long key, int members) {}

    /** What became of each, in their order; the key is that of the customer. */
    @Transactional
    public List<Upserted> join(List<Member> members) {
        var known = customers.byExternalIds(
                members.stream().map(Member::customer).distinct().toList());
        var homes = homes(members.stream()
                .filter(member -> known.containsKey(member.customer()))
                .map(Member::household)
                .filter(HouseholdMembers::isId)
                .distinct()
                .toList());
        var live = homesOf(known.values().stream()
                .map(customer -> customer.key())
                .distinct()
                .toList());
        var sizes = new HashMap<Long, Integer>();
        homes.values().forEach(home -> sizes.put(home.key(), home.members()));
        var moved = new TreeMap<Long, Long>();
        var answers = new ArrayList<Upserted>();
        for (var member : members) {
            var customer = known.get(member.customer());
            var home = homes.get(member.household());
            if (customer == null || home == null) {
                answers.add(
                        customer == null
                                ? refused("customer", "UNKNOWN_CUSTOMER", "no customer has this external id")
                                : refused("household", "REQUIRED", "has 1 to 200 characters"));
                continue;
            }
            var before = live.get(customer.key());
            if (Objects.equals(before, home.key())) {
                answers.add(new Upserted(Outcome.UNCHANGED, customer.key(), List.of()));
            } else if (sizes.merge(home.key(), 1, Integer::sum) > Households.MOST_MEMBERS) {
                answers.add(refused("household", "TOO_MANY", "at most " + Households.MOST_MEMBERS + " members"));
            } else {
                live.put(customer.key(), home.key());
                moved.put(customer.key(), home.key());
                answers.add(
                        new Upserted(before == null ? Outcome.CREATED : Outcome.UPDATED, customer.key(), List.of()));
            }
        }
        move(moved);
        return answers;
    }

    /** The key of the household that each lives in; who has none is left out. */
    Map<Long, Long> homesOf(Collection<Long> customers) {
        var homes = new HashMap<Long, Long>();
        sql.list(
                "select customer_id, household_id from household_member where customer_id = any((select ?)::bigint[])",
                row -> homes.put(row.longValue(1), row.longValue(2)),
                customers);
        return homes;
    }

    private static boolean isId(String id) {
        return !id.isBlank() && id.length() <= 200;
    }

    private static Upserted refused(String field, String reason, String message) {
        return new Upserted(Outcome.REJECTED, null, List.of(new Problem(field, reason, message)));
    }

    /** The households, which are there now and nobody else changes. */
    private Map<String, Home> homes(List<String> externalIds) {
        var homes = new HashMap<String, Home>();
        if (externalIds.isEmpty()) {
            return homes;
        }
        sql.list("""
                select pg_advisory_xact_lock(hashtextextended(id, 7004))
                from (select id from unnest(?::text[]) h (id) order by id) ordered""", row -> true, externalIds);
        sql.update("insert into household (external_id) select unnest(?::text[]) on conflict do nothing", externalIds);
        sql.list(
                """
                select h.external_id, h.id, (select count(*) from household_member m where m.household_id = h.id)
                from household h where h.external_id = any(?)""",
                row -> homes.put(row.text(1), new Home(row.text(1), row.longValue(2), row.intValue(3))),
                externalIds);
        return homes;
    }

    private void move(Map<Long, Long> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var people = List.copyOf(moved.keySet());
        var into = people.stream().map(moved::get).toList();
        sql.update("""
                insert into household_member (customer_id, household_id) select * from unnest(?::bigint[], ?::bigint[])
                on conflict (customer_id) do update set household_id = excluded.household_id, since = now()""", people, into);
        sql.update(
                "update household set updated_at = now() where id = any(?)",
                into.stream().distinct().toList());
    }
}
