package io.smalti.insight;

import io.smalti.customer.Customers;
import io.smalti.customer.Facet;
import io.smalti.customer.Filter;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what some customers, for example the members of a segment, have in common against all others who may be in segments. */
@ApplicationScoped
class CommonTraits {
    private static final int SAMPLE = 50_000;
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
    private record Counted(Trait trait, String value, int ofTarget, int n, int ofRest, int m) {
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
    List<CommonTrait> of(Filter members, @Nullable Facet facet, int most) {
        var traits = Traits.all().stream()
                .filter(trait -> facet == null || trait.facet() == facet)
                .filter(trait -> trait.sensitivity() != Sensitivity.CONTACT && !TELLING.contains(trait.code()))
                .filter(trait -> trait.type() != TraitType.DATE && trait.type() != TraitType.TIME)
                .toList();
        var counted = traits.isEmpty() ? List.<Counted>of() : count(members, traits);
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

    /** Members and others, at most so many of each, drawn by their keys; one scan for all traits. */
    private List<Counted> count(Filter members, List<Trait> traits) {
        var now = customers.now();
        var drawn = """
                (select c.*, true as member from %1$s where %2$s order by hashint8(c.id) limit %3$d)
                union all
                (select c.*, false from %1$s
                    where not c.restricted and not c.profiling_objection and (%2$s) is not true
                    order by hashint8(c.id) limit %3$d)""".formatted(Customers.FROM, members.where(), SAMPLE);
        var arguments = new ArrayList<@Nullable Object>(members.arguments());
        arguments.addAll(members.arguments());
        var values = traits.stream()
                .map(trait -> "('" + trait.code() + "', " + texts(trait, "(" + trait.expression(now) + ")") + ")")
                .collect(Collectors.joining(", "));
        var from =
                "drawn c left join behaviour b on b.customer_id = c.id left join type_assignment t on t.customer_id = c.id";
        record Row(String code, @Nullable String value, int ofTarget, int ofRest) {}
        var borders = traits.stream()
                .filter(trait -> trait.type() == TraitType.NUMBER)
                .map(trait -> "percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by (%s)::numeric) as q_%s"
                        .formatted(
                                "(" + trait.expression(now) + ")", trait.code().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
        var rows = sql.list(
                "with drawn as materialized (" + drawn + "), fifths as materialized (select "
                        // one row in any case: it is joined to every person
                        + (borders.isEmpty() ? "1 as none" : borders + " from " + from) + ")"
                        + " select v.code, x.value, count(*) filter (where c.member), count(*) filter (where not c.member) from "
                        + from + " cross join fifths f cross join lateral (values " + values + ") v (code, texts)"
                        + " cross join lateral (select distinct unnest(v.texts) union all select null where v.texts is not null)"
                        + " x (value) group by 1, 2",
                row -> new Row(row.text(1), row.textOrNull(2), row.intValue(3), row.intValue(4)),
                arguments.toArray());
        // the row without value counts those of whom the trait is known
        Map<String, Row> known = new HashMap<>();
        rows.stream().filter(row -> row.value() == null).forEach(row -> known.put(row.code(), row));
        var byCode = traits.stream().collect(Collectors.toMap(Trait::code, trait -> trait));
        return rows.stream()
                .filter(row -> row.value() != null)
                .map(row -> {
                    var all = Objects.requireNonNull(known.get(row.code()));
                    return new Counted(
                            Objects.requireNonNull(byCode.get(row.code())),
                            Objects.requireNonNull(row.value()),
                            row.ofTarget(),
                            all.ofTarget(),
                            row.ofRest(),
                            all.ofRest());
                })
                .filter(one -> one.n() > 0 && one.m() > 0 && one.ofTarget() + one.ofRest() < one.n() + one.m())
                .toList();
    }

    /** The value as an array of texts; null when unknown. */
    private static String texts(Trait trait, String expression) {
        return switch (trait.type()) {
            case TEXTS -> expression;
            case NUMBER -> {
                var fifths = "f.q_" + trait.code().toLowerCase(java.util.Locale.ROOT);
                yield """
                        (select array[case n when 0 then 'below ' || %2$s[1] when 4 then 'from ' || %2$s[4]
                            else 'from ' || %2$s[n] || ' below ' || %2$s[n + 1] end]
                        from (select width_bucket(%1$s::numeric, %2$s) as n) w where n is not null)""".formatted(expression, fifths);
            }
            default -> "case when " + expression + " is not null then array[" + expression + "] end";
        };
    }
}
