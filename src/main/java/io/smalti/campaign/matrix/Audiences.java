package io.smalti.campaign.matrix;

import io.smalti.campaign.Standing;
import io.smalti.customer.Customers;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Session;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Age;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Counts the people of audiences by what may be used of them: type, group and age band as they are now. Millions take a
 * second or two to count, so an instance keeps what it counted for a while, and says when that was.
 */
@Singleton
class Audiences {
    private final Sql sql;
    private final Customers customers;
    private final Duration keep;
    private final Map<Long, People> kept = new ConcurrentHashMap<>();

    Audiences(
            Sql sql,
            Customers customers,
            @ConfigProperty(name = "smalti.campaigns.keep-people-counts", defaultValue = "1M") Duration keep) {
        this.sql = sql;
        this.customers = customers;
        this.keep = keep;
    }

    /** Of one audience, at a moment. */
    record People(Map<Standing, Integer> by, Instant countedAt) {}

    private record Counted(
            long audience,
            @Nullable String type,
            @Nullable String group,
            @Nullable String country,
            @Nullable Integer age,
            int people) {}

    /**
     * By audience: a segment's number, or 0 for every customer. Ages become bands here, so that the database adds up few
     * different values. A query counts an audience once.
     */
    Map<Long, People> count(Collection<Long> audiences) {
        var known = counted();
        var now = customers.now().toInstant();
        kept.values().removeIf(people -> !people.countedAt().plus(keep).isAfter(now));
        var missing = new ArrayList<Long>();
        for (var audience : Set.copyOf(audiences)) {
            var before = known.containsKey(audience) ? null : kept.get(audience);
            if (before != null) {
                known.put(audience, before);
            } else if (!known.containsKey(audience)) {
                missing.add(audience);
            }
        }
        read(missing).forEach((audience, by) -> {
            var people = new People(by, now);
            known.put(audience, people);
            kept.put(audience, people);
        });
        return known;
    }

    @SuppressWarnings("unchecked")
    private Map<Long, People> counted() {
        var session = Session.current();
        return session == null ? new HashMap<>() : (Map<Long, People>) session.once(Audiences.class, HashMap::new);
    }

    private Map<Long, Map<Standing, Integer>> read(List<Long> audiences) {
        var found = new HashMap<Long, Map<Standing, Integer>>();
        audiences.forEach(audience -> found.put(audience, new HashMap<>()));
        var segments = audiences.stream().filter(audience -> audience != 0).toList();
        if (found.containsKey(0L)) {
            add(found, read("0::bigint", ""));
        }
        if (!segments.isEmpty()) {
            var members = " join membership m on m.customer_id = c.id and m.segment_id = any(?)";
            add(found, read("m.segment_id", members, segments));
        }
        return found;
    }

    private List<Counted> read(String audience, String members, Object... arguments) {
        Trait age = Objects.requireNonNull(Traits.get("age"));
        return sql.list(
                """
                select %s, case when t.level = 'TYPE' and not c.profiling_objection then t.type_code end,
                    case when t.level <> 'NONE' and not c.profiling_objection then t.group_code end, c.country::text,
                    case when not c.profiling_objection then %s end, count(*)
                from customer c left join type_assignment t on t.customer_id = c.id%s
                group by 1, 2, 3, 4, 5""".formatted(audience, age.expression(customers.now()), members),
                row -> new Counted(
                        row.longValue(1),
                        row.textOrNull(2),
                        row.textOrNull(3),
                        row.textOrNull(4),
                        row.intOrNull(5),
                        row.intValue(6)),
                arguments);
    }

    private void add(Map<Long, Map<Standing, Integer>> found, List<Counted> groups) {
        for (var group : groups) {
            var age = group.age() == null ? null : new Age(group.age(), false);
            var band = customers.band(age, group.country());
            var standing = new Standing(group.type(), group.group(), band == null ? null : band.code());
            Objects.requireNonNull(found.get(group.audience())).merge(standing, group.people(), Integer::sum);
        }
    }
}
