package io.smalti.segment.definition;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentKind;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.membership.Segmentation;
import io.smalti.segment.rule.reading.SegmentError;
import io.smalti.segment.rule.reading.SegmentError.Code;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Static lists: segments that customers are put into one by one. Who is kept out by a bar may be on one, and is no member. */
@Singleton
class SegmentLists {
    private static final int MOST = 1_000;

    private final Sql sql;
    private final SegmentRepository segments;
    private final Segmentation segmentation;

    SegmentLists(Sql sql, SegmentRepository segments, Segmentation segmentation) {
        this.sql = sql;
        this.segments = segments;
        this.segmentation = segmentation;
    }

    @Transactional
    ListedPayload add(ListMembers input) {
        return change(input, """
                insert into segment_listed (customer_id, segment_id) select id, ? from unnest(?::bigint[]) id order by id
                on conflict do nothing returning customer_id""");
    }

    @Transactional
    ListedPayload remove(ListMembers input) {
        return change(
                input,
                "delete from segment_listed where segment_id = ? and customer_id = any(?) returning customer_id");
    }

    private ListedPayload change(ListMembers input, String statement) {
        long number = GlobalId.number(input.id(), Segment.TYPE);
        var list = segments.byNumbers(List.of(number)).get(number);
        var refusal = refusal(list, input);
        if (refusal != null) {
            return new ListedPayload(null, 0, List.of(), List.of(refusal));
        }
        record Known(long key, String externalId) {}
        var known = sql.list(
                "select id, external_id from customer where external_id = any(?) order by id for no key update",
                row -> new Known(row.longValue(1), row.text(2)),
                input.customers());
        var unknown = new TreeSet<>(input.customers());
        known.forEach(customer -> unknown.remove(customer.externalId()));
        var changed = sql.list(
                statement,
                row -> row.longValue(1),
                number,
                known.stream().map(Known::key).toList());
        segmentation.renew(new HashSet<>(changed));
        return new ListedPayload(
                segments.byNumbers(List.of(number)).get(number), changed.size(), List.copyOf(unknown), List.of());
    }

    private static @Nullable SegmentError refusal(@Nullable Segment list, ListMembers input) {
        if (list == null) {
            return new SegmentError(Code.NOT_FOUND, "there is no such segment", List.of("id"));
        }
        if (list.kind() != SegmentKind.LIST) {
            return new SegmentError(Code.NOT_A_LIST, "its members are made by a rule", List.of("id"));
        }
        if (input.customers().isEmpty() || input.customers().size() > MOST) {
            var code = input.customers().isEmpty() ? Code.EMPTY_LIST : Code.TOO_MANY_VALUES;
            return new SegmentError(code, "1 to %,d customers at once".formatted(MOST), List.of("customers"));
        }
        return input.customers().stream().anyMatch(key -> key.indexOf(0) >= 0)
                ? new SegmentError(Code.INVALID_VALUE, "no key has a null character", List.of("customers"))
                : null;
    }
}
