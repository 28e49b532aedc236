package io.smalti.segment;

import io.smalti.customer.Customers;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** How the members of segments spread over types and ages, counted as of now. */
@ApplicationScoped
class SegmentDistribution {
    /** Fewer people than this are not shown, since they could be recognised. */
    static final int SMALLEST = 10;

    private final Sql sql;
    private final Customers customers;

    SegmentDistribution(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /** People of one type in one segment, and all people with any type counted with them. */
    record OfType(long segment, int typology, String type, int count, int all) {}

    /** People of one age in one segment. */
    record OfAge(long segment, int years, int count) {}

    /** The types most frequent among the members of each segment, most frequent first. */
    Map<Long, List<OfType>> types(Collection<Long> segments, int most) {
        return types("m.segment_id = any(?)", "segment_id", segments, most, OfType::segment);
    }

    /** The segments most frequent among the people of each type ({@code 1 A01}), most frequent first. */
    Map<String, List<OfType>> segments(Collection<String> types, int most) {
        return types(
                "t.typology_id || ' ' || t.type_code = any(?)",
                "typology_id, type_code",
                types,
                most,
                part -> part.typology() + " " + part.type());
    }

    private <K> Map<K, List<OfType>> types(
            String where, String each, Collection<?> keys, int most, Function<OfType, K> key) {
        var found = sql.list(
                """
                select segment_id, typology_id, type_code, people, everybody from (
                    select *, row_number() over (partition by %s order by people desc, segment_id, type_code) as place
                    from (
                        select m.segment_id, t.typology_id, t.type_code, count(*) as people,
                            sum(count(*)) over (partition by m.segment_id) as everybody
                        from membership m join type_assignment t on t.customer_id = m.customer_id
                        where t.level = 'TYPE' and %s
                        group by m.segment_id, t.typology_id, t.type_code) counted
                    where people >= ?) placed
                where place <= ? order by place
                """.formatted(each, where),
                row -> new OfType(row.longValue(1), row.intValue(2), row.text(3), row.intValue(4), row.intValue(5)),
                keys,
                SMALLEST,
                most);
        return grouped(found, key);
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
