package io.smalti.segment;

import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads rules that clients send and makes conditions of them, as of now. */
@ApplicationScoped
class Rules {
    private final RuleLimits limits;
    private final Segments segments;
    private final Customers customers;
    private final Sql sql;

    Rules(RuleLimits limits, Segments segments, Customers customers, Sql sql) {
        this.limits = limits;
        this.segments = segments;
        this.customers = customers;
        this.sql = sql;
    }

    /**
     * @param root the argument that holds the rule
     * @param contacts whether contact data may be compared
     * @throws InvalidRule when it means nothing
     */
    Rule read(RuleInput input, String root, boolean contacts) {
        // most rules name no segment: they cost no statement
        return RuleReader.read(
                input, root, limits, contacts, key -> segments.current().get(key) != null);
    }

    /** Those for whom the rule is true. */
    Filter filter(Rule rule) {
        var yardstick = asks(rule) ? segments.current().yardstick() : Yardstick.NONE;
        return RuleSql.compile(rule, new Today(customers.now(), yardstick), key -> segments.current()
                .number(key));
    }

    /** Those who would be members of a segment with this rule. */
    Filter members(Rule rule) {
        return filter(rule).and(eligible());
    }

    /** Those who may be members of segments at all. */
    Filter eligible() {
        return Bar.none(customers.now());
    }

    /** Who would be in a segment with this rule, counted exactly; one statement. */
    SegmentPreview preview(Rule rule) {
        var members = members(rule);
        var base = eligible();
        var arguments = new ArrayList<@Nullable Object>(members.arguments());
        arguments.addAll(base.arguments());
        record Counted(int count, int base) {}
        var counted = Objects.requireNonNull(sql.first(
                "select count(*) filter (where %s), count(*) from %s where %s"
                        .formatted(members.where(), Customers.FROM, base.where()),
                row -> new Counted(row.intValue(1), row.intValue(2)),
                arguments.toArray()));
        double share = counted.base() == 0 ? 0 : (double) counted.count() / counted.base();
        return new SegmentPreview(counted.count(), counted.base(), share, members);
    }

    private static boolean asks(Rule rule) {
        return rule.conditions()
                .anyMatch(condition -> condition instanceof Rule.Relative || condition instanceof Rule.Scored);
    }
}
