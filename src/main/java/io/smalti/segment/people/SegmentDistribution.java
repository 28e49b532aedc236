package io.smalti.segment.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smalti.customer.Customers;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import io.smalti.segment.SegmentSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * How the members of segments spread over types and ages. Types take as long to count as there are members, and are asked
 * for with every segment shown: their counts are kept for a while.
 */
@Singleton
class SegmentDistribution {
    /** Fewer people than this are not shown, since they could be recognised. */
    static final int SMALLEST = 10;

    private final Sql sql;
    private final Customers customers;
    private final Cache<Long, List<OfType>> bySegment;
    private final Cache<String, List<OfType>> byType;

    SegmentDistribution(Sql sql, Customers customers, SegmentSettings settings) {
        this.sql = sql;
        this.customers = customers;
        bySegment = Caffeine.newBuilder()
                .expireAfterWrite(settings.keepTypeCounts())
                .build();
        byType = Caffeine.newBuilder()
                .expireAfterWrite(settings.keepTypeCounts())
                .build();
    }

    /** People of one type in one segment, and all people with any type counted with them. */
    record OfType(long segment, int typology, String type, int count, int all) {}

    /** People of one age in one segment. */
    record OfAge(long segment, int years, int count) {}

    /** The types most frequent among the members of each segment, most frequent first. */
    Map<Long, List<OfType>> types(Collection<Long> segments, int most) {
        return first(
                most,
                bySegment.getAll(
                        segments, missing -> count("m.segment_id = any(?)", "segment_id", missing, OfType::segment)));
    }

    /** The segments most frequent among the people of each type ({@code 1 A01}), most frequent first. */
    Map<String, List<OfType>> segments(Collection<String> types, int most) {
        return first(
                most,
                byType.getAll(
                        types,
                        missing -> count(
                                "t.typology_id || ' ' || t.type_code = any(?)",
                                "typology_id, type_code",
                                missing,
                                part -> part.typology() + " " + part.type())));
    }

    private static <K> Map<K, List<OfType>> first(int most, Map<K, List<OfType>> all) {
        var first = new HashMap<K, List<OfType>>();
        all.forEach((key, parts) -> first.put(key, parts.subList(0, Math.min(most, parts.size()))));
        return first;
    }

    private <K> Map<K, List<OfType>> count(String where, String each, Set<? extends K> keys, Function<OfType, K> key) {
        var found = sql.list(
                """
                select segment_id, typology_id, type_code, people, everybody from (
                    select m.segment_id, t.typology_id, t.type_code, count(*) as people,
                        sum(count(*)) over (partition by m.segment_id) as everybody
                    from membership m join type_assignment t on t.customer_id = m.customer_id
                    where t.level = 'TYPE' and %s
                    group by m.segment_id, t.typology_id, t.type_code) counted
                where people >= ? order by %s, people desc, segment_id, type_code
                """.formatted(where, each),
                row -> new OfType(row.longValue(1), row.intValue(2), row.text(3), row.intValue(4), row.intValue(5)),
                keys,
                SMALLEST);
        var parts = grouped(found, key);
        keys.forEach(one -> parts.putIfAbsent(one, List.of()));
        return parts;
    }

    /** Members of each segment by age in completed years; unknown ages are left out. */
    Map<Long, List<OfAge>> ages(Collection<Long> segments) {
        var age = Objects.requireNonNull(Traits.get("age")).expression(customers.now());
        var found = sql.list(
                """
                select segment_id, years, count(*) from (
                    select m.segment_id, %s as years from membership m join customer c on c.id = m.customer_id
                    where m.segment_id = any(?)) aged
                where years is not null group by segment_id, years
                """.formatted(age), row -> new OfAge(row.longValue(1), row.intValue(2), row.intValue(3)), segments);
        return grouped(found, OfAge::segment);
    }

    private static <K, V> Map<K, List<V>> grouped(List<V> values, Function<V, K> key) {
        var groups = new HashMap<K, List<V>>();
        values.forEach(value -> groups.computeIfAbsent(key.apply(value), any -> new ArrayList<>())
                .add(value));
        return groups;
    }
}
