package io.smalti.typology;

import static java.util.stream.Collectors.joining;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stored assignments by the key of the customer. */
@Singleton
public class TypeAssignments {
    private static final int CHUNK = 10_000;

    private final Sql sql;

    TypeAssignments(Sql sql) {
        this.sql = sql;
    }

    /** Those of these customers that have one, in one statement. */
    @Transactional
    public Map<Long, Assignment> load(Collection<Long> customers) {
        var assignments = new HashMap<Long, Assignment>();
        sql.list(
                "select t.customer_id, " + Assignment.COLUMNS + " from type_assignment t where t.customer_id = any(?)",
                row -> assignments.put(row.longValue(1), Assignment.read(row, 2)),
                customers);
        return assignments;
    }

    /**
     * Stores assignments by customer, one statement for up to 10,000. A computed type leaves a declared one in place; a
     * reason to have no type removes it.
     */
    @Transactional
    public void store(Map<Long, Assignment> assignments) {
        // in the order of the keys, so that two who store the same customers wait and do not deadlock
        var keys = assignments.keySet().stream().sorted().toList();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            var part = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            store(part, part.stream().map(assignments::get).toList());
        }
    }

    private void store(List<Long> customers, List<Assignment> assignments) {
        sql.update(
                """
                insert into type_assignment as t (customer_id, typology_id, level, declared, type_code,
                    type_probability, group_code, group_probability, entropy, posterior, area_level, evidence, reason,
                    assigned_at)
                select n.customer_id, nullif(n.typology_id, 0), n.level, n.declared, n.type_code,
                    nullif(n.type_probability, 'NaN'), n.group_code, nullif(n.group_probability, 'NaN'),
                    nullif(n.entropy, 'NaN'), n.posterior::real[], n.area_level,
                    coalesce(string_to_array(n.evidence, E'\\n'), '{}'), n.reason, now()
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::float8[], ?::text[],
                        ?::float8[], ?::float8[], ?::text[], ?::text[], ?::text[], ?::text[])
                    n(customer_id, typology_id, level, declared, type_code, type_probability, group_code,
                        group_probability, entropy, posterior, area_level, evidence, reason)
                on conflict (customer_id) do update set
                    typology_id = excluded.typology_id, level = excluded.level, declared = excluded.declared,
                    type_code = excluded.type_code, type_probability = excluded.type_probability,
                    group_code = excluded.group_code, group_probability = excluded.group_probability,
                    entropy = excluded.entropy, posterior = excluded.posterior, area_level = excluded.area_level,
                    evidence = excluded.evidence, reason = excluded.reason, assigned_at = excluded.assigned_at
                where not t.declared or excluded.declared or excluded.reason is not null
                """,
                customers,
                assignments.stream()
                        .mapToLong(a -> a.typology() == null ? 0 : a.typology())
                        .toArray(),
                assignments.stream().map(Assignment::level).toList(),
                flags(assignments),
                texts(assignments, Assignment::typeCode),
                numbers(assignments, Assignment::typeProbability),
                texts(assignments, Assignment::groupCode),
                numbers(assignments, Assignment::groupProbability),
                numbers(assignments, Assignment::entropy),
                texts(assignments, assignment -> literal(assignment.posterior())),
                texts(
                        assignments,
                        a -> a.areaLevel() == null ? null : a.areaLevel().name()),
                texts(assignments, a -> a.evidence().isEmpty() ? null : String.join("\n", a.evidence())),
                texts(assignments, a -> a.reason() == null ? null : a.reason().name()));
    }

    private static boolean[] flags(List<Assignment> assignments) {
        var flags = new boolean[assignments.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = assignments.get(i).declared();
        }
        return flags;
    }

    private static double[] numbers(List<Assignment> assignments, Function<Assignment, @Nullable Double> number) {
        return assignments.stream()
                .mapToDouble(assignment -> {
                    var value = number.apply(assignment);
                    return value == null ? Double.NaN : value;
                })
                .toArray();
    }

    private static List<@Nullable String> texts(
            List<Assignment> assignments, Function<Assignment, @Nullable String> text) {
        var texts = new ArrayList<@Nullable String>(assignments.size());
        assignments.forEach(assignment -> texts.add(text.apply(assignment)));
        return texts;
    }

    /** An array of arrays cannot be unnested row by row; its rows as text can. */
    private static @Nullable String literal(float @Nullable [] values) {
        if (values == null) {
            return null;
        }
        return IntStream.range(0, values.length)
                .mapToObj(i -> Float.toString(values[i]))
                .collect(joining(",", "{", "}"));
    }
}
