package io.smalti.segment.evaluation;

import io.smalti.customer.Filter;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.segment.rule.RelativeRule;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.Today;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a condition of PostgreSQL that is true for whom the rule is TRUE, and false or null for others: the planner is
 * told as plainly as possible what must hold. Below a not its three-valued logic is that of rules. Columns stand alone on
 * their side of a comparison, so that their indexes serve. Memberships are those stored.
 */
public final class RuleSql {
    /** As SQL, whether customer c will be a member of the segment; to be used while the range that begins there is filled. */
    private static final String WILL_BE = """
            coalesce((select m.member from membership_fresh m where m.segment_id = ? and m.customer_id = c.id), \
            c.id in (select unnest(r.members) from membership_range r where r.segment_id = ? and r.above = ?))""";

    /** A column that counts under a condition, which has an index as two conditions, but none as one value. */
    private static final Pattern GUARDED =
            Pattern.compile("\\(case when ((?:(?!case).)+) then ([a-z_.]+) end\\)", Pattern.DOTALL);

    private final Today today;
    private final Function<String, Stored> segments;
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private final EventSql events;
    private final KeyRange range;
    private final Reliance reliance = new Reliance();
    /** Whether UNKNOWN must stand apart from FALSE: below a not. */
    private boolean exact;

    private RuleSql(Today today, KeyRange range, Function<String, Stored> segments) {
        this.today = today;
        this.segments = segments;
        this.range = range;
        this.events = new EventSql(today, range, arguments);
    }

    /** Where the members of a segment are found: as they are, or as they will be when all are computed. */
    public record Stored(long number, boolean fresh) {}

    /** @param segments where the members of the segment with this key are found */
    public static Filter compile(Rule rule, Today today, Function<String, Stored> segments) {
        return compile(rule, today, KeyRange.ALL, segments);
    }

    /** The same for who lies in the range; of others it says nothing. */
    public static Filter compile(Rule rule, Today today, KeyRange range, Function<String, Stored> segments) {
        var compiler = new RuleSql(today, range, segments);
        var where = compiler.condition(rule);
        return new Filter(where, compiler.arguments);
    }

    private String condition(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> joined(rules, " and ");
            case Rule.Any(var rules) -> joined(rules, " or ");
            case Rule.Not(var inner) -> not(inner);
            case Rule.Among(var trait, var values) ->
                values.size() == 1
                        ? bound(trait, " = ?", values.iterator().next())
                        : bound(trait, " = any(?)", List.copyOf(values));
            case Rule.AmongNumbers(var trait, var values) ->
                bound(trait, " = any(?::text[]::numeric[])", texts(values));
            case Rule.Contains(var trait, var value) -> bound(trait, " @> array[?]::text[]", value);
            case Rule.Between(var trait, var from, var to) -> both(end(trait, from, ">"), end(trait, to, "<"));
            case Rule.Dated(var trait, var from, var before) -> both(from(trait, from), before(trait, before));
            case Rule.Recent(var trait, var days) ->
                both(
                        from(trait, today.date().minusDays(days)),
                        before(trait, today.date().plusDays(1)));
            case Rule.Exists(var trait) -> "(" + expression(trait) + ") is not null";
            case Rule.Relative relative -> relative(relative);
            case Rule.Ordered ordered -> events.condition(ordered, exact);
            case Rule.Contacted contacted -> events.condition(contacted, exact);
            case Rule.Scored scored -> scored(scored);
            case Rule.Near near -> near(near);
            case Rule.Trusted(var needed, var inner) -> {
                reliance.push(needed);
                var text = condition(inner);
                reliance.popTrust();
                yield text;
            }
            case Rule.Taking(var inferred, var inner) -> {
                reliance.push(inferred);
                var text = condition(inner);
                reliance.popInferred();
                yield text;
            }
            case Rule.Member(var key) -> member(segments.apply(key));
            case Rule.Listed(var list) -> {
                arguments.add(list);
                yield "exists (select 1 from segment_listed l where l.customer_id = c.id and l.segment_id = ?)";
            }
        };
    }

    private String not(Rule inner) {
        boolean outside = exact;
        exact = true;
        var text = "not " + condition(inner);
        exact = outside;
        return text;
    }

    private String member(Stored stored) {
        arguments.add(stored.number());
        if (stored.fresh()) {
            arguments.add(stored.number());
            arguments.add(range.above());
            return WILL_BE;
        }
        return "exists (select 1 from membership m where m.customer_id = c.id" + range.and("m.customer_id")
                + " and m.segment_id = ?)";
    }

    private String scored(Rule.Scored rule) {
        var asked = ScoreBounds.of(rule.asked(), today).sql(arguments, exact);
        return rule.except().stream()
                .map(other -> " and not " + ScoreBounds.of(other, today).sql(arguments, true))
                .collect(Collectors.joining("", "(" + asked, ")"));
    }

    /** Null where the postcode has no place. */
    private String near(Rule.Near rule) {
        var centre = rule.centre();
        for (long part : List.of(centre.x(), centre.x(), centre.y(), centre.y(), centre.z(), centre.z())) {
            arguments.add(part);
        }
        arguments.add(rule.reach());
        return """
                ((select (p.x - ?) * (p.x - ?) + (p.y - ?) * (p.y - ?) + (p.z - ?) * (p.z - ?) from postcode_place p \
                where p.country = c.country and p.postcode = c.postcode) <= ?)""";
    }

    private String joined(List<Rule> rules, String operator) {
        var all = new StringJoiner(operator, "(", ")");
        rules.forEach(rule -> all.add(condition(rule)));
        return all.toString();
    }

    private String bound(Trait trait, String comparison, Object argument) {
        var expression = expression(trait);
        arguments.add(argument);
        var guarded = GUARDED.matcher(expression);
        return !exact && guarded.matches()
                ? "((" + guarded.group(1) + ") and " + guarded.group(2) + comparison + ")"
                : "(" + expression + comparison + ")";
    }

    private String expression(Trait trait) {
        return reliance.expression(trait, today, arguments);
    }

    private String relative(Rule.Relative rule) {
        var hundred = "(" + expression(rule.trait()) + ") * 100";
        return switch (rule.is()) {
            case BELOW -> "(" + hundred + " < " + average(rule, RuleEvaluator.AROUND_FROM) + ")";
            case AROUND ->
                "(" + hundred + " between " + average(rule, RuleEvaluator.AROUND_FROM) + " and "
                        + average(rule, RuleEvaluator.AROUND_TO) + ")";
            case ABOVE -> "(" + hundred + " > " + average(rule, RuleEvaluator.AROUND_TO) + ")";
        };
    }

    /** So many hundredths of the average; null where there is none. */
    private String average(Rule.Relative rule, BigDecimal index) {
        var yardstick = today.yardstick();
        var trait = rule.trait().code();
        if (rule.to() == RelativeRule.Average.CUSTOMERS) {
            var average = yardstick.average(trait, rule.to(), null);
            arguments.add(average == null ? null : average.multiply(index));
            return "?::numeric";
        }
        var cases = new StringBuilder();
        for (var country : yardstick.countries().keySet()) {
            var average = yardstick.average(trait, rule.to(), country);
            if (average != null) {
                arguments.add(country);
                arguments.add(average.multiply(index));
                cases.append(" when ? then ?::numeric");
            }
        }
        return cases.isEmpty() ? "null::numeric" : "(case c.country" + cases + " end)";
    }

    private static List<String> texts(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).toList();
    }

    private @Nullable String end(Trait trait, Rule.@Nullable End end, String operator) {
        return end == null ? null : bound(trait, " " + operator + (end.included() ? "= ?" : " ?"), end.value());
    }

    private @Nullable String from(Trait trait, @Nullable LocalDate day) {
        return day == null ? null : bound(trait, " >= ?", start(trait, day));
    }

    private @Nullable String before(Trait trait, @Nullable LocalDate day) {
        return day == null ? null : bound(trait, " < ?", start(trait, day));
    }

    private Object start(Trait trait, LocalDate day) {
        return trait.type() == TraitType.TIME ? today.start(day) : day;
    }

    private static String both(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == null ? java.util.Objects.requireNonNull(second) : first;
        }
        return "(" + first + " and " + second + ")";
    }
}
