package io.smalti.segment.average;

import io.smalti.customer.Customers;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitOperator;
import io.smalti.customer.Traits;
import io.smalti.customer.value.RfmScores;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.segment.rule.Yardstick;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what numbers are measured by. */
@Singleton
public class Yardsticks {
    private final Sql sql;
    private final RfmScores scores;
    private final Customers customers;

    Yardsticks(Sql sql, RfmScores scores, Customers customers) {
        this.sql = sql;
        this.scores = scores;
        this.customers = customers;
    }

    /** As the current transaction sees it. */
    @Transactional
    public Yardstick current() {
        var ours = new HashMap<String, BigDecimal>();
        var countries = new HashMap<String, Map<String, BigDecimal>>();
        for (var one : averages()) {
            var of = one.country() == null ? ours : countries.computeIfAbsent(one.country(), any -> new HashMap<>());
            of.put(one.trait().code(), one.average());
        }
        return new Yardstick(ours, countries, scores.stored());
    }

    /** Computes the averages over all customers anew. */
    @Transactional
    public void renew() {
        var numbers = Traits.all().stream()
                .filter(trait -> trait.operators().contains(TraitOperator.RELATIVE))
                .toList();
        var now = customers.now();
        sql.update(
                """
                insert into trait_average (country, trait, average, known)
                select '', code, round(average, 6), known
                from (select %s from %s) a, unnest(?::text[], array[%s]::numeric[], array[%s]::bigint[]) t (code, average, known)
                where average is not null
                on conflict (country, trait) do update
                    set average = excluded.average, known = excluded.known, computed_at = excluded.computed_at""".formatted(
                                numbers.stream()
                                        .map(trait -> "avg(%1$s) as a_%2$s, count(%1$s) as n_%2$s"
                                                .formatted("(" + trait.expression(now) + ")", numbers.indexOf(trait)))
                                        .collect(Collectors.joining(", ")),
                                Customers.FROM,
                                columns("a_", numbers),
                                columns("n_", numbers)),
                numbers.stream().map(Trait::code).toList());
    }

    private static String columns(String prefix, List<Trait> traits) {
        return traits.stream().map(trait -> prefix + traits.indexOf(trait)).collect(Collectors.joining(", "));
    }

    /** Codes of the traits of which some country's average is kept. */
    public Set<String> ofCountries() {
        return averages().stream()
                .filter(average -> average.country() != null)
                .map(average -> average.trait().code())
                .collect(Collectors.toSet());
    }

    /** Those of traits that there still are; of countries as they were published, else as their typology tells. */
    @Transactional
    List<TraitAverage> averages() {
        return sql
                .list("""
                        select trait, nullif(country, '') as land, average, known, source, computed_at from trait_average
                        union all
                        select v.trait, y.country, round(v.average::numeric, 2), null, y.code || ' ' || y.version, y.loaded_at
                        from typology y, lateral (
                            select 'householdSize', sum(share_of_households * household_size) / sum(share_of_households)
                                from lifestyle_type where typology_id = y.id
                            union all
                            select 'age', sum(share_of_adults * mean_adult_age) / sum(share_of_adults)
                                from lifestyle_type where typology_id = y.id) v (trait, average)
                        where y.active and v.average is not null and not exists (
                            select 1 from trait_average a where a.country = y.country and a.trait = v.trait)
                        order by trait, land nulls first""", row -> {
                    var trait = Traits.get(row.text(1));
                    return trait == null
                            ? null
                            : new TraitAverage(
                                    trait,
                                    row.textOrNull(2),
                                    Objects.requireNonNull(row.decimal(3)),
                                    row.intOrNull(4),
                                    row.textOrNull(5),
                                    Objects.requireNonNull(row.instant(6)));
                })
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @Transactional
    void publish(String country, String trait, BigDecimal average, String source) {
        sql.update("""
                insert into trait_average (country, trait, average, source) values (?, ?, ?, ?)
                on conflict (country, trait) do update
                    set average = excluded.average, source = excluded.source, computed_at = excluded.computed_at""", country, trait, average, source);
    }
}
