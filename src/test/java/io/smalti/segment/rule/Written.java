package io.smalti.segment.rule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Rules as a test writes them. */
@NullUnmarked
public final class Written {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    public Written all(List<RuleInput> rules) {
        return with("all", rules);
    }

    public Written any(List<RuleInput> rules) {
        return with("any", rules);
    }

    public Written not(RuleInput rule) {
        return with("not", rule);
    }

    public Written equal(String trait, String value) {
        return with("equals", new RuleInput.OneValue(trait, value));
    }

    public Written in(String trait, List<String> values) {
        return with("in", new RuleInput.ManyValues(trait, values));
    }

    Written contains(String trait, String value) {
        return with("contains", new RuleInput.OneValue(trait, value));
    }

    public Written between(String trait, double from, double to) {
        return with("between", new RuleInput.ClosedRange(trait, from, to));
    }

    Written range(String trait, double from, double below) {
        return with("range", new RuleInput.HalfOpenRange(trait, from, below));
    }

    Written greater(String trait, double value) {
        return with("greater", new RuleInput.OneNumber(trait, value));
    }

    public Written atLeast(String trait, double value) {
        return with("atLeast", new RuleInput.OneNumber(trait, value));
    }

    public Written less(String trait, double value) {
        return with("less", new RuleInput.OneNumber(trait, value));
    }

    Written atMost(String trait, double value) {
        return with("atMost", new RuleInput.OneNumber(trait, value));
    }

    Written since(String trait, LocalDate day) {
        return with("since", new RuleInput.OneDay(trait, day));
    }

    Written before(String trait, LocalDate day) {
        return with("before", new RuleInput.OneDay(trait, day));
    }

    Written withinDays(String trait, int days) {
        return with("withinDays", new RuleInput.Recency(trait, days));
    }

    public Written exists(String trait) {
        return with("exists", new RuleInput.OneTrait(trait));
    }

    Written relative(String trait, RelativeRule.Average to, RelativeRule.IndexClass is) {
        return with("relative", new RelativeRule(trait, to, is));
    }

    public Written orders(OrdersRule rule) {
        return with("orders", rule);
    }

    Written interactions(InteractionsRule rule) {
        return with("interactions", rule);
    }

    Written rfm(RfmRule rule) {
        return with("rfm", rule);
    }

    Written trusted(TrustRule rule) {
        return with("trusted", rule);
    }

    Written inferred(RuleInput rule) {
        return with("inferred", rule);
    }

    Written observedOnly(RuleInput rule) {
        return with("observedOnly", rule);
    }

    Written within(DistanceRule rule) {
        return with("within", rule);
    }

    public Written memberOf(String segment) {
        return with("memberOf", segment);
    }

    private Written with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    @SuppressWarnings("unchecked")
    public RuleInput rule() {
        return new RuleInput(
                (List<RuleInput>) fields.get("all"),
                (List<RuleInput>) fields.get("any"),
                (RuleInput) fields.get("not"),
                (RuleInput.OneValue) fields.get("equals"),
                (RuleInput.ManyValues) fields.get("in"),
                (RuleInput.OneValue) fields.get("contains"),
                (RuleInput.ClosedRange) fields.get("between"),
                (RuleInput.HalfOpenRange) fields.get("range"),
                (RuleInput.OneNumber) fields.get("greater"),
                (RuleInput.OneNumber) fields.get("atLeast"),
                (RuleInput.OneNumber) fields.get("less"),
                (RuleInput.OneNumber) fields.get("atMost"),
                (RuleInput.OneDay) fields.get("since"),
                (RuleInput.OneDay) fields.get("before"),
                (RuleInput.Recency) fields.get("withinDays"),
                (RuleInput.OneTrait) fields.get("exists"),
                (RelativeRule) fields.get("relative"),
                (OrdersRule) fields.get("orders"),
                (InteractionsRule) fields.get("interactions"),
                (RfmRule) fields.get("rfm"),
                (TrustRule) fields.get("trusted"),
                (RuleInput) fields.get("inferred"),
                (RuleInput) fields.get("observedOnly"),
                (DistanceRule) fields.get("within"),
                (String) fields.get("memberOf"));
    }
}
