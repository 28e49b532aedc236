package io.smalti.segment.preview;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Count;
import io.smalti.segment.Rules;
import io.smalti.segment.SegmentSettings;
import io.smalti.segment.rule.Rule;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts those whom a rule would make members: exactly when that takes less than the time allowed, else from a random
 * sample, with the interval in which the true number lies in 95 of 100 cases.
 */
@Singleton
class Previews {
    private static final String TIMEOUT = "57014";
    private static final int SAMPLE = 15_000;
    private static final int AT_ONCE = 4_000;
    private static final int FIRST = 250;

    private final Sql sql;
    private final Rules rules;
    private final SegmentSettings settings;

    Previews(Sql sql, Rules rules, SegmentSettings settings) {
        this.sql = sql;
        this.rules = rules;
        this.settings = settings;
    }

    SegmentPreview of(Rule rule) {
        var members = rules.members(rule);
        var base = rules.eligible();
        long began = System.nanoTime();
        var count = exactly(members, settings.previewWithin().toMillis());
        long left = settings.previewWithin().toMillis() - (System.nanoTime() - began) / 1_000_000;
        var all = count == null || left < 1 ? null : exactly(base, left);
        if (count != null && all != null) {
            return exact(count, all, members);
        }
        var drawn = sample(members, base);
        int everybody = all == null ? drawn.eligible() : all;
        if (count != null) {
            return exact(count, Math.max(count, everybody), members);
        }
        return new SegmentPreview(
                drawn.members(),
                Count.Precision.ESTIMATE,
                drawn.membersFrom(),
                drawn.membersTo(),
                everybody,
                share(drawn.members(), everybody),
                members,
                drawn);
    }

    private static SegmentPreview exact(int count, int base, Filter members) {
        return new SegmentPreview(count, Count.Precision.EXACT, count, count, base, share(count, base), members, null);
    }

    private static double share(int count, int base) {
        return base == 0 ? 0 : (double) count / base;
    }

    /** Null when it takes longer than so many milliseconds. */
    private @Nullable Integer exactly(Filter filter, long milliseconds) {
        var text = "select count(*) from " + Customers.FROM + " where " + filter.where();
        return sql.<@Nullable Integer>with(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "savepoint preview; set local jit = off; set local statement_timeout = " + milliseconds);
                try (var count =
                                sql.prepare(connection, text, filter.arguments().toArray());
                        var result = count.executeQuery()) {
                    result.next();
                    return result.getInt(1);
                } catch (SQLException e) {
                    if (TIMEOUT.equals(e.getSQLState())) {
                        return null;
                    }
                    throw e;
                } finally {
                    // takes back the settings, too
                    statement.execute("rollback to savepoint preview");
                }
            }
        });
    }

    /** Draws until there are enough, or the time is over: a rule that is slow to decide gets a wider interval. */
    private DrawnCustomers sample(Filter members, Filter base) {
        sql.update("set local jit = off");
        long most = settings.previewSampleWithin().toNanos();
        long began = System.nanoTime();
        var drawn = draw(FIRST, members, base);
        while (drawn.keys() < SAMPLE && drawn.keys() > 0) {
            long taken = System.nanoTime() - began;
            long affordable = (most - taken) * drawn.keys() / Math.max(1, taken);
            if (affordable < FIRST) {
                break;
            }
            drawn = drawn.and(draw((int) Math.min(AT_ONCE, affordable), members, base));
        }
        return drawn;
    }

    private DrawnCustomers draw(int most, Filter members, Filter base) {
        var arguments = new ArrayList<@Nullable Object>(List.of(most));
        arguments.addAll(members.arguments());
        arguments.addAll(base.arguments());
        return Objects.requireNonNull(sql.first(
                """
                    with ends as (select min(id) as low, max(id) - min(id) + 1 as width from customer),
                    keys as materialized (
                        select distinct low + floor(random() * width)::bigint as key from ends, generate_series(1, ?)
                        where width is not null)
                    select coalesce((select width from ends), 0), (select count(*) from keys),
                        count(*) filter (where eligible), count(*) filter (where member),
                        coalesce(array_agg(id) filter (where member), '{}')::text[]
                    from (
                        select c.id, (%s) as member, (%s) as eligible from %s where c.id = any(array(select key from keys))
                        ) drawn""".formatted(members.where(), base.where(), Customers.FROM),
                row -> new DrawnCustomers(
                        row.longValue(1),
                        row.intValue(2),
                        row.intValue(3),
                        row.intValue(4),
                        row.texts(5).stream().map(Long::valueOf).toList()),
                arguments.toArray()));
    }
}
