package io.smalti.customer;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The customers of each of many parents: one statement for their pages, one for their counts when asked. */
@Singleton
public class CustomerLists {
    private static final int COUNTED = 10_000;

    private final Customers customers;
    private final Sql sql;

    CustomerLists(Customers customers, Sql sql) {
        this.customers = customers;
        this.sql = sql;
    }

    /**
     * @param parents how many there are
     * @param filter names the position of a parent, from 1, as {@code p.parent}; an argument that is a list with an entry
     *     per parent is taken at it by {@code (?::text[])[p.parent]}
     */
    public List<CustomerConnection> of(
            int parents, Filter filter, CustomerOrder order, PageRequest request, Wanted wanted) {
        var positions = LongStream.rangeClosed(1, parents).boxed().toList();
        var pages = customers.pageEach(positions, filter, order, request, wanted);
        var counts = new Counts(positions, filter);
        var connections = new ArrayList<CustomerConnection>();
        for (var position : positions) {
            connections.add(
                    CustomerConnection.of(Objects.requireNonNull(pages.get(position)), () -> counts.of(position)));
        }
        return connections;
    }

    private final class Counts {
        private final List<Long> positions;
        private final Filter filter;
        private @Nullable Map<Long, Count> counts;

        Counts(List<Long> positions, Filter filter) {
            this.positions = positions;
            this.filter = filter;
        }

        synchronized Count of(Long position) {
            if (counts == null) {
                counts = read();
            }
            return Objects.requireNonNull(counts.get(position));
        }

        private Map<Long, Count> read() {
            var text = "select p.parent, (select count(*) from (select 1 from " + Customers.FROM + " where "
                    + filter.where() + " limit " + (COUNTED + 1) + ") counted) from unnest(?::bigint[]) p (parent)";
            var arguments = new ArrayList<@Nullable Object>(filter.arguments());
            arguments.add(positions);
            var read = new HashMap<Long, Count>();
            sql.list(
                    text,
                    row -> read.put(
                            row.longValue(1),
                            new Count(
                                    row.intValue(2),
                                    row.intValue(2) > COUNTED ? Count.Precision.ESTIMATE : Count.Precision.EXACT)),
                    arguments.toArray());
            return read;
        }
    }

    /** For a list without a parent. */
    static Supplier<Count> counting(Customers customers, Filter filter) {
        return () -> customers.count(filter);
    }
}
