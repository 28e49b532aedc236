package io.smalti.segment.rule.reading;

import io.smalti.segment.rule.RelativeRule;
import io.smalti.segment.rule.RfmRule;
import io.smalti.segment.rule.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions in words, for a person who asks why. */
public final class ConditionWords {
    private static final int VALUES_SHOWN = 5;

    private ConditionWords() {}

    /** For example {@code age from 30, below 36}. */
    public static String of(Rule condition) {
        return switch (condition) {
            case Rule.Comparison comparison -> comparison.trait().code() + " " + of(comparison);
            case Rule.Ordered rule -> of(rule);
            case Rule.Contacted rule -> of(rule);
            case Rule.Scored scored -> of(scored.asked());
            case Rule.Near near -> near.words();
            case Rule.Member(var key) -> "in segment " + key;
            case Rule.Listed listed -> "on the list";
            default -> throw new IllegalArgumentException("no condition: " + condition);
        };
    }

    private static String of(Rule.Comparison comparison) {
        return switch (comparison) {
            case Rule.Among(var trait, var values) -> "is " + listed(values);
            case Rule.AmongNumbers(var trait, var values) ->
                "is " + listed(values.stream().map(BigDecimal::toPlainString).toList());
            case Rule.Contains(var trait, var value) -> "contains " + value;
            case Rule.Between(var trait, var from, var to) -> {
                var lower = from == null ? "" : (from.included() ? "from " : "above ") + plain(from.value());
                var upper = to == null ? "" : (to.included() ? "up to " : "below ") + plain(to.value());
                yield lower.isEmpty() ? upper : upper.isEmpty() ? lower : lower + ", " + upper;
            }
            case Rule.Dated(var trait, var from, var before) -> from != null ? "since " + from : "before " + before;
            case Rule.Recent(var trait, var days) -> "within the last " + days + " days";
            case Rule.Exists(var trait) -> "is known";
            case Rule.Relative(var trait, var to, var is) ->
                is.name().toLowerCase(Locale.ROOT) + " the average of "
                        + (to == RelativeRule.Average.CUSTOMERS ? "the customers" : "the country");
        };
    }

    private static String of(Rule.Ordered rule) {
        var what = rule.kinds().size() > 1
                ? "purchases and returns"
                : rule.kinds().iterator().next().name().toLowerCase(Locale.ROOT) + "s";
        return measure(rule.measure().name(), what)
                + (rule.lines() == null ? "" : " of " + of(rule.lines()))
                + channels(rule.channels())
                + rule.window().words()
                + ends(rule.limits());
    }

    private static String of(Rule.Lines lines) {
        var said = new ArrayList<String>();
        if (!lines.products().isEmpty()) {
            said.add(listed(lines.products()));
        }
        if (lines.description() != null) {
            said.add("what is called …" + lines.description() + "…");
        }
        if (lines.priceFrom() != null) {
            said.add("a price from " + plain(lines.priceFrom()));
        }
        if (lines.priceTo() != null) {
            said.add("a price up to " + plain(lines.priceTo()));
        }
        return String.join(" and ", said);
    }

    private static String of(Rule.Contacted rule) {
        var what = rule.kinds().isEmpty()
                ? "contacts"
                : listed(rule.kinds().stream().map(Enum::name).toList()) + " contacts";
        var scores = rule.scoreFrom() == null && rule.scoreTo() == null
                ? ""
                : " with a score" + (rule.scoreFrom() == null ? "" : " from " + rule.scoreFrom())
                        + (rule.scoreTo() == null ? "" : " up to " + rule.scoreTo());
        return measure(rule.measure().name(), what)
                + (rule.subject() == null ? "" : " about …" + rule.subject() + "…")
                + scores
                + channels(rule.channels())
                + rule.window().words()
                + ends(rule.limits());
    }

    private static String measure(String measure, String what) {
        return switch (measure) {
            case "COUNT" -> what;
            case "DAYS_SINCE_LAST" -> "days since the last of the " + what;
            case "MEAN_SCORE" -> "mean score of " + what;
            default -> measure.toLowerCase(Locale.ROOT) + " of " + what;
        };
    }

    private static String channels(Collection<? extends Enum<?>> channels) {
        return channels.isEmpty()
                ? ""
                : " by " + listed(channels.stream().map(Enum::name).toList());
    }

    private static String ends(Rule.Limits limits) {
        return (limits.from() == null ? "" : " at least " + plain(limits.from()))
                + (limits.from() == null || limits.to() == null ? "" : " and")
                + (limits.to() == null ? "" : " at most " + plain(limits.to()));
    }

    private static String of(RfmRule asked) {
        var said = new ArrayList<String>();
        if (asked.group() != null) {
            said.add("the group " + asked.group());
        }
        score("recency", asked.recencyFrom(), asked.recencyTo(), said);
        score("frequency", asked.frequencyFrom(), asked.frequencyTo(), said);
        score("monetary", asked.monetaryFrom(), asked.monetaryTo(), said);
        if (asked.decileTo() != null) {
            said.add("among the first " + asked.decileTo() + " tenths by revenue");
        }
        return String.join(" and ", said);
    }

    private static void score(String name, @Nullable Integer from, @Nullable Integer to, List<String> said) {
        if (from != null || to != null) {
            said.add(name + (from == null ? "" : " from " + from) + (to == null ? "" : " up to " + to));
        }
    }

    /** A value as it is shown; null when unknown. */
    public static @Nullable String shown(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String listed(Collection<String> values) {
        var shown = values.stream().limit(VALUES_SHOWN).collect(Collectors.joining(" or "));
        return values.size() > VALUES_SHOWN ? shown + " or " + (values.size() - VALUES_SHOWN) + " more" : shown;
    }
}
