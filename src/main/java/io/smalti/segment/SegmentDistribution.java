package io.smalti.segment;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the members of segments spread over types and age bands. Groups of fewer than ten people are left out. */
@ApplicationScoped
class SegmentDistribution {
    static final int SMALLEST = 10;

    private final Sql sql;

    SegmentDistribution(Sql sql) {
        this.sql = sql;
    }

    /** People of one type in one segment. */
    record Part(long segment, int typology, String type, int count, int size) {}

    /** The types most frequent among the members of each segment, most frequent first. */
    Map<Long, List<Part>> types(Collection<Long> segments, int most) {
        return parts("m.segment_id = any(?)", "segment_id", segments, most, Part::segment);
    }

    /** The segments most frequent among the people of each type, most frequent first. */
    Map<String, List<Part>> segments(Collection<String> types, int most) {
        return parts(
                "t.type_code = any(?)", "typology_id, type_code", types, most, part -> part.typology() + part.type());
    }

    private <K> Map<K, List<Part>> parts(
            String where, String each, Collection<?> keys, int most, java.util.function.Function<Part, K> key) {
        var found = sql.list(
                """
                select segment_id, typology_id, type_code, people, size from (
                    select *, row_number() over (partition by %s order by people desc, segment_id, type_code) as place
                    from (
                        select m.segment_id, t.typology_id, t.type_code, count(*) as people,
                            sum(count(*)) over (partition by m.segment_id) as size
                        from membership m join type_assignment t on t.customer_id = m.customer_id
                        where t.level = 'TYPE' and %s
                        group by m.segment_id, t.typology_id, t.type_code) counted
                    where people >= ?) placed
                where place <= ? order by place
                """.formatted(each, where),
                row -> new Part(row.longValue(1), row.intValue(2), row.text(3), row.intValue(4), row.intValue(5)),
                keys,
                SMALLEST,
                most);
        var parts = new HashMap<K, List<Part>>();
        found.forEach(part ->
                parts.computeIfAbsent(key.apply(part), any -> new ArrayList<>()).add(part));
        return parts;
    }
}
