package io.smalti.segment.rule.reading;

import io.smalti.customer.Origin;
import io.smalti.customer.Trust;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.TrustRule;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Makes a {@link Rule} of what a client wrote, or says all that is wrong with it. */
public final class RuleReader {
    private final RuleLimits limits;
    private final RuleNames names;
    private final Problems problems = new Problems();
    private final ComparisonReader comparisons;
    private int conditions;

    /** What is wrong, and a rule that stands in for what could not be read. */
    static final class Problems {
        private static final Rule NOTHING = new Rule.Any(List.of());

        private final List<SegmentError> found = new ArrayList<>();

        Rule add(Code code, List<String> path, String message) {
            found.add(new SegmentError(code, message, path));
            return NOTHING;
        }
    }

    private RuleReader(RuleLimits limits, boolean contacts, RuleNames names) {
        this.limits = limits;
        this.names = names;
        this.comparisons = new ComparisonReader(limits, contacts, names, problems);
    }

    /**
     * @param root the name of the argument or field that holds the rule, where the paths of problems begin
     * @param contacts whether contact data may be compared
     * @param names what it may name beside traits
     * @throws InvalidRule with every problem found
     */
    public static Rule read(RuleInput input, String root, RuleLimits limits, boolean contacts, RuleNames names) {
        var reader = new RuleReader(limits, contacts, names);
        var path = List.of(root);
        var rule = reader.rule(input, path, 1);
        if (reader.conditions > limits.conditions()) {
            reader.problems.add(
                    Code.TOO_MANY_CONDITIONS,
                    path,
                    "%d comparisons; the most is %d".formatted(reader.conditions, limits.conditions()));
        }
        if (!reader.problems.found.isEmpty()) {
            throw new InvalidRule(reader.problems.found);
        }
        return rule;
    }

    private Rule rule(RuleInput input, List<String> path, int depth) {
        if (depth > limits.depth()) {
            return problems.add(Code.TOO_DEEP, path, "deeper than %d levels".formatted(limits.depth()));
        }
        var set = input.set();
        if (set.size() != 1) {
            return problems.add(
                    Code.NOT_ONE_FIELD,
                    path,
                    set.isEmpty()
                            ? "no field is set"
                            : "exactly one field may be set, not " + String.join(" and ", set));
        }
        var at = below(path, set.getFirst());
        if (input.all() != null) {
            return new Rule.All(group(input.all(), at, depth));
        }
        if (input.any() != null) {
            return new Rule.Any(group(input.any(), at, depth));
        }
        if (input.not() != null) {
            return new Rule.Not(rule(input.not(), at, depth + 1));
        }
        if (input.trusted() != null) {
            return trusted(input.trusted(), at, depth);
        }
        if (input.inferred() != null) {
            return new Rule.Taking(true, rule(input.inferred(), at, depth + 1));
        }
        if (input.observedOnly() != null) {
            return new Rule.Taking(false, rule(input.observedOnly(), at, depth + 1));
        }
        conditions++;
        return input.memberOf() != null ? member(input.memberOf(), at) : comparisons.read(input, at);
    }

    private List<Rule> group(List<RuleInput> rules, List<String> path, int depth) {
        if (rules.isEmpty()) {
            problems.add(Code.EMPTY_GROUP, path, "a group needs at least one rule");
        }
        var read = new ArrayList<Rule>();
        for (int i = 0; i < rules.size(); i++) {
            read.add(rule(rules.get(i), below(path, Integer.toString(i)), depth + 1));
        }
        return List.copyOf(read);
    }

    private Rule trusted(TrustRule input, List<String> path, int depth) {
        var confidence = input.confidence();
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            problems.add(Code.INVALID_VALUE, below(path, "confidence"), "a confidence is from 0 to 1");
        }
        var origins = input.origins();
        if (origins != null && origins.isEmpty()) {
            problems.add(Code.EMPTY_LIST, below(path, "origins"), "at least one origin is needed");
        }
        var inner = rule(input.rule(), below(path, "rule"), depth + 1);
        return new Rule.Trusted(
                new Trust(
                        origins == null || origins.isEmpty() ? EnumSet.allOf(Origin.class) : EnumSet.copyOf(origins),
                        confidence == null ? 0 : confidence),
                inner);
    }

    private Rule member(String key, List<String> path) {
        return names.segments().test(key)
                ? new Rule.Member(key)
                : problems.add(Code.UNKNOWN_SEGMENT, path, "there is no segment '%s'".formatted(shortened(key)));
    }

    public static List<String> below(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
