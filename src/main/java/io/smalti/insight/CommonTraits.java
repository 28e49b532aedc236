package io.smalti.insight;

import io.smalti.customer.Customers;
import io.smalti.customer.Facet;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import io.smalti.segment.evaluation.Bar;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what some customers, for example the members of a segment, have in common against all others who may be in segments. */
@Singleton
class CommonTraits {
    private static final int SUPPORT = 10;
    private static final int LOW_BASE = 30;
    private static final double MORE = 1.2;
    private static final double LESS = 0.8;
    private static final double BELIEVED = 0.05;
    /** They name people, or nearly. */
    private static final Set<String> TELLING =
            Set.of("birthYear", "ageEstimate", "postcode", "organisation", "organisationName");

    private final Sql sql;
    private final Customers customers;

    CommonTraits(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /** What was counted of a value: with it among n members, and among m others. */
    record Counted(Trait trait, String value, int ofTarget, int n, int ofRest, int m) {
        double share() {
            return (double) ofTarget / n;
        }

        double baseShare() {
            return (double) ofRest / m;
        }

        double lift() {
            return share() / baseShare();
        }
    }

    /** The believable ones, those that differ most first. */
    List<CommonTrait> of(Target target, @Nullable Facet facet, int most) {
        var traits = Traits.all().stream()
                .filter(trait -> facet == null || trait.facet() == facet)
                .filter(trait -> trait.sensitivity() != Sensitivity.CONTACT && !TELLING.contains(trait.code()))
                .filter(trait -> trait.type() != TraitType.DATE && trait.type() != TraitType.TIME)
                .toList();
        var counted = traits.isEmpty() ? List.<Counted>of() : count(target, traits);
        var ps = counted.stream()
                .map(one -> Significance.p(one.ofTarget(), one.n(), one.ofRest(), one.m()))
                .toList();
        var qs = Significance.falseDiscoveryRates(ps);
        var found = new ArrayList<CommonTrait>();
        for (int i = 0; i < counted.size(); i++) {
            var one = counted.get(i);
            boolean differs = one.lift() >= MORE || one.lift() <= LESS;
            if (one.ofTarget() >= SUPPORT && differs && qs.get(i) <= BELIEVED) {
                found.add(shown(one, ps.get(i), qs.get(i)));
            }
        }
        found.sort(Comparator.comparingDouble((CommonTrait one) ->
                        one.lift() == null ? Double.NEGATIVE_INFINITY : -Math.abs(Math.log(one.lift())))
                .thenComparing(one -> one.trait().code())
                .thenComparing(CommonTrait::value));
        return found.subList(0, Math.min(most, found.size()));
    }

    private static CommonTrait shown(Counted one, double p, double q) {
        int having = one.ofTarget() + one.ofRest();
        double all = (double) having / (one.n() + one.m());
        return new CommonTrait(
                one.trait(),
                one.value(),
                one.ofTarget(),
                one.n(),
                one.share(),
                one.baseShare(),
                having < LOW_BASE ? null : 100 * one.share() / all,
                one.ofRest() == 0 ? null : one.lift(),
                p,
                q);
    }

    private List<Counted> count(Target target, List<Trait> traits) {
        var counts = traits.stream().map(TraitCount::new).toList();
        var now = customers.now();
        var values =
                traits.stream().map(trait -> "(" + trait.expression(now) + ")").collect(Collectors.joining(", "));
        sql.update("set local jit = off");
        sql.list(
                target.drawn(Bar.none(now)) + "select c.id in (select id from target), " + values + " from "
                        + Customers.FROM
                        + " where c.id = any(array(select id from target union all select id from others))",
                row -> {
                    boolean member = row.booleanValue(1);
                    for (int i = 0; i < counts.size(); i++) {
                        counts.get(i).add(row, i + 2, member);
                    }
                    return member;
                },
                target.arguments(Bar.none(now)).toArray());
        return counts.stream().flatMap(count -> count.values().stream()).toList();
    }
}
