package io.smalti.segment.evaluation;

import io.smalti.customer.Customer;
import io.smalti.customer.Origin;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.TraitValue;
import io.smalti.customer.Trust;
import io.smalti.segment.rule.Today;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which values count at a place of a rule, by what stands around it: how surely they must be known, and whether what the
 * lifestyle type suggests counts where nothing is known. In SQL ({@link #expression}) as in memory ({@link #value}).
 */
public final class Reliance {
    private final ArrayDeque<Trust> trust = new ArrayDeque<>();
    /** The innermost decides; what is suggested counts where nothing is said. */
    private final ArrayDeque<Boolean> inferred = new ArrayDeque<>();

    public void push(Trust needed) {
        trust.push(needed);
    }

    public void push(boolean takesInferred) {
        inferred.push(takesInferred);
    }

    void popTrust() {
        trust.pop();
    }

    void popInferred() {
        inferred.pop();
    }

    private boolean infers() {
        return (inferred.isEmpty() || inferred.peek())
                && trust.stream().allMatch(needed -> needed.origins().contains(Origin.INFERRED));
    }

    private double confidence() {
        return trust.stream().mapToDouble(Trust::confidence).max().orElse(0);
    }

    /** Null when unknown, or not to be relied on here. */
    @Nullable
    public Object value(Customer customer, Trait trait, Today today) {
        var value = trait.value(customer);
        if (value != null) {
            return trust.stream().allMatch(needed -> needed.accepts(customer, trait)) ? value : null;
        }
        var suggested = suggested(customer, trait, today);
        return suggested == null
                ? null
                : trait.type() == TraitType.NUMBER ? new BigDecimal(suggested.value()) : suggested.value();
    }

    /** The same with where it comes from. */
    @Nullable
    public TraitValue known(Customer customer, Trait trait, Today today) {
        if (trait.value(customer) == null) {
            return suggested(customer, trait, today);
        }
        return value(customer, trait, today) == null ? null : TraitValue.known(customer, trait);
    }

    private @Nullable TraitValue suggested(Customer customer, Trait trait, Today today) {
        var suggested = infers() ? today.suggestions().of(customer, trait) : null;
        double least = confidence();
        return suggested == null || least <= 0 || (suggested.confidence() != null && suggested.confidence() >= least)
                ? suggested
                : null;
    }

    String expression(Trait trait, Today today, List<@Nullable Object> arguments) {
        var known = trait.expression(today.now());
        var trusted =
                trust.stream().map(needed -> needed.sql(trait, today.now())).collect(Collectors.joining(" and "));
        var counted = trusted.isEmpty() ? known : "(case when " + trusted + " then " + known + " end)";
        var suggested = infers() ? today.suggestions().sql(trait, confidence(), arguments) : null;
        return suggested == null
                ? counted
                : "(case when (" + known + ") is not null then " + counted + " else " + suggested + " end)";
    }
}
