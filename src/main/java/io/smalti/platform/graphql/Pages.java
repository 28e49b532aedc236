package io.smalti.platform.graphql;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages by key, never by offset: an entry is met exactly once whatever is inserted meanwhile.
 * One statement a page, whether for one list or for the lists of many parents.
 */
@ApplicationScoped
public class Pages {
    private static final int COUNTED = 10_000;

    private final Sql sql;

    Pages(Sql sql) {
        this.sql = sql;
    }

    /** A selection without order or limit; {@code where} holds at least {@code true}. */
    public record Selection(String columns, String from, String where, List<@Nullable Object> arguments) {}

    /** One page of one list. */
    public <T> Page<T> read(Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        var rows = sql.list(
                statement(selection, keyset, request),
                row -> entry(row, keyset, reader),
                arguments(selection, request));
        return page(rows, request);
    }

    /**
     * The same page of each parent's list. The selection is bound to a parent by {@code p.parent} in its condition.
     */
    public <T> Map<Long, Page<T>> readEach(
            List<Long> parents, Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        var text = "select x.*, p.parent from unnest(?::bigint[]) p(parent) cross join lateral ("
                + statement(selection, keyset, request) + ") x";
        var arguments = Stream.concat(Stream.of(parents), Stream.of(arguments(selection, request)))
                .toArray();
        record Child<T>(long parent, Entry<T> entry) {}
        var rows = new HashMap<Long, List<Entry<T>>>();
        sql.list(
                        text,
                        row -> {
                            var entry = entry(row, keyset, reader, 1);
                            return new Child<>(row.longValue(row.columns()), entry);
                        },
                        arguments)
                .forEach(child -> rows.computeIfAbsent(child.parent(), parent -> new ArrayList<>())
                        .add(child.entry()));
        var pages = new HashMap<Long, Page<T>>();
        parents.forEach(parent -> pages.put(parent, page(rows.getOrDefault(parent, List.of()), request)));
        return pages;
    }

    /** The size of the whole list: exact to 10,000, then what the planner expects. */
    public Count count(Selection selection) {
        var arguments = selection.arguments().toArray();
        var from = " from " + selection.from() + " where " + selection.where();
        var exact = sql.first(
                "select count(*) from (select 1" + from + " limit " + (COUNTED + 1) + ") counted",
                row -> row.intValue(1),
                arguments);
        if (exact != null && exact <= COUNTED) {
            return new Count(exact, Count.Precision.EXACT);
        }
        var expected = sql.first(
                "explain (format json) select 1" + from,
                row -> row.text(1).replaceAll("(?s).*?\"Plan Rows\": (\\d+).*", "$1"),
                arguments);
        var value = expected == null ? COUNTED + 1 : Math.max(COUNTED + 1, Long.parseLong(expected));
        return new Count((int) Math.min(Integer.MAX_VALUE, value), Count.Precision.ESTIMATE);
    }

    /** Columns, then the keys as text, then whether the near side of the position holds anything. */
    private static String statement(Selection selection, Keyset keyset, PageRequest request) {
        var from = " from " + selection.from() + " where " + selection.where();
        var near = request.from() == null
                ? "false"
                : "exists (select 1" + from + " and " + keyset.notBeyond(request.forward()) + ")";
        var beyond = request.from() == null ? "" : " and " + keyset.beyond(request.forward());
        return "select " + selection.columns() + ", " + keyset.asText() + ", " + near + from + beyond + " order by "
                + keyset.orderBy(request.forward()) + " limit " + (request.size() + 1);
    }

    private static Object[] arguments(Selection selection, PageRequest request) {
        var position = request.from() == null ? List.<String>of() : request.from();
        var arguments = new ArrayList<@Nullable Object>();
        if (!position.isEmpty()) {
            arguments.addAll(selection.arguments());
            arguments.addAll(position);
        }
        arguments.addAll(selection.arguments());
        arguments.addAll(position);
        return arguments.toArray();
    }

    private record Entry<T>(T node, List<String> keys, boolean near) {}

    private static <T> Entry<T> entry(Row row, Keyset keyset, Row.Reader<T> reader) throws java.sql.SQLException {
        return entry(row, keyset, reader, 0);
    }

    private static <T> Entry<T> entry(Row row, Keyset keyset, Row.Reader<T> reader, int after)
            throws java.sql.SQLException {
        int near = row.columns() - after;
        var keys = new ArrayList<String>();
        for (int i = near - keyset.keys().size(); i < near; i++) {
            keys.add(row.text(i));
        }
        return new Entry<>(reader.read(row), keys, row.booleanValue(near));
    }

    private static <T> Page<T> page(List<Entry<T>> rows, PageRequest request) {
        boolean more = rows.size() > request.size();
        var entries = new ArrayList<>(rows.subList(0, Math.min(rows.size(), request.size())));
        if (!request.forward()) {
            Collections.reverse(entries);
        }
        boolean near = rows.isEmpty() ? request.from() != null : rows.getFirst().near();
        var cursors =
                entries.stream().map(entry -> request.cursor(entry.keys())).toList();
        var info = new PageInfo(
                request.forward() ? more : near,
                request.forward() ? near : more,
                cursors.isEmpty() ? null : cursors.getFirst(),
                cursors.isEmpty() ? null : cursors.getLast());
        return new Page<>(entries.stream().map(Entry::node).toList(), cursors, info);
    }
}
