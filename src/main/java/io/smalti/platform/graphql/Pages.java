package io.smalti.platform.graphql;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.SqlFailed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages by key, never by offset: an entry is met exactly once whatever is inserted meanwhile.
 * One statement a page, whether for one list or for the lists of many parents; one more where a page past the end is
 * empty, or goes past the head of its order.
 */
@Singleton
public class Pages {
    private static final int COUNTED = 10_000;
    private static final String EACH = " from unnest((select ?)::bigint[]) p(parent)";

    private final Sql sql;

    Pages(Sql sql) {
        this.sql = sql;
    }

    /** A selection without order or limit; {@code where} holds at least {@code true}. */
    public record Selection(String columns, String from, String where, List<@Nullable Object> arguments) {
        Selection and(String condition) {
            return new Selection(columns, from, "(" + where + ") and " + condition, arguments);
        }
    }

    /** One page of one list. */
    public <T> Page<T> read(Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        check(keyset, request);
        try {
            var head = keyset.head();
            if (head != null && request.forward()) {
                var first = new Keyset(keyset.descending(), head.keys(), null);
                var rows = rows(selection.and(head.where()), first, request, reader);
                if (rows.size() > request.size()) {
                    return page(rows, false, request);
                }
            }
            var rows = rows(selection, keyset, request, reader);
            boolean near = rows.isEmpty() && request.from() != null && holdsNear(selection, keyset, request);
            return page(rows, near, request);
        } catch (SqlFailed e) {
            throw explained(e, request);
        }
    }

    private <T> List<Entry<T>> rows(Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        return sql.list(
                statement(selection, keyset, request),
                row -> entry(row, keyset, reader),
                arguments(selection, request));
    }

    /**
     * The same page of each parent's list. The selection is bound to a parent by {@code p.parent} in its condition. A
     * parent may be named twice.
     */
    public <T> Map<Long, Page<T>> readEach(
            List<Long> parents, Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        check(keyset, request);
        try {
            return pages(parents.stream().distinct().toList(), selection, keyset, request, reader);
        } catch (SqlFailed e) {
            throw explained(e, request);
        }
    }

    private record Child<T>(long parent, Entry<T> entry) {}

    private <T> Map<Long, Page<T>> pages(
            List<Long> parents, Selection selection, Keyset keyset, PageRequest request, Row.Reader<T> reader) {
        var children = sql.list(
                "select x.*, p.parent" + EACH + " cross join lateral (" + statement(selection, keyset, request) + ") x",
                row -> new Child<>(row.longValue(row.columns()), entry(row, keyset, reader, 1)),
                with(parents, arguments(selection, request)));
        var rows = new HashMap<Long, List<Entry<T>>>();
        parents.forEach(parent -> rows.put(parent, new ArrayList<>()));
        children.forEach(
                child -> rows.getOrDefault(child.parent(), new ArrayList<>()).add(child.entry()));
        var empty = parents.stream()
                .filter(parent -> rows.getOrDefault(parent, List.of()).isEmpty())
                .toList();
        var near = request.from() == null || empty.isEmpty()
                ? Set.<Long>of()
                : Set.copyOf(sql.list(
                        "select p.parent" + EACH + " where " + near(selection, keyset, request),
                        row -> row.longValue(1),
                        with(empty, nearArguments(selection, request))));
        var pages = new HashMap<Long, Page<T>>();
        rows.forEach((parent, entries) -> pages.put(parent, page(entries, near.contains(parent), request)));
        return pages;
    }

    private static Object[] with(List<Long> parents, @Nullable Object[] arguments) {
        return Stream.concat(Stream.of(parents), Arrays.stream(arguments)).toArray();
    }

    private static void check(Keyset keyset, PageRequest request) {
        var from = request.from();
        if (from != null && from.size() != keyset.keys().size()) {
            throw new InvalidPage("The cursor does not belong to this order");
        }
    }

    /** A position whose values PostgreSQL cannot read (SQLSTATE 22…) was not given out by us. */
    private static RuntimeException explained(SqlFailed e, PageRequest request) {
        return request.from() != null && e.state().startsWith("22")
                ? new InvalidPage("The cursor is not one of this list")
                : e;
    }

    /** Whether the near side of the position holds anything, for a page that has no row to say so. */
    private boolean holdsNear(Selection selection, Keyset keyset, PageRequest request) {
        return Boolean.TRUE.equals(sql.first(
                "select " + near(selection, keyset, request),
                row -> row.booleanValue(1),
                nearArguments(selection, request)));
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
        var near = request.from() == null ? "false" : near(selection, keyset, request);
        var beyond = request.from() == null ? "" : " and " + keyset.beyond(request.forward());
        return "select " + selection.columns() + ", " + keyset.asText() + ", " + near + from + beyond + " order by "
                + keyset.orderBy(request.forward()) + " limit " + (request.size() + 1);
    }

    private static String near(Selection selection, Keyset keyset, PageRequest request) {
        return "exists (select 1 from " + selection.from() + " where " + selection.where() + " and "
                + keyset.notBeyond(request.forward()) + ")";
    }

    private static @Nullable Object[] nearArguments(Selection selection, PageRequest request) {
        var arguments = new ArrayList<@Nullable Object>(selection.arguments());
        var position = request.from();
        if (position != null) {
            arguments.addAll(position);
        }
        return arguments.toArray();
    }

    private static @Nullable Object[] arguments(Selection selection, PageRequest request) {
        var arguments = new ArrayList<@Nullable Object>();
        if (request.from() != null) {
            arguments.addAll(Arrays.asList(nearArguments(selection, request)));
        }
        arguments.addAll(Arrays.asList(nearArguments(selection, request)));
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

    /** @param nearWhenEmpty whether the near side holds anything although there are no rows */
    private static <T> Page<T> page(List<Entry<T>> rows, boolean nearWhenEmpty, PageRequest request) {
        boolean more = rows.size() > request.size();
        var entries = new ArrayList<>(rows.subList(0, Math.min(rows.size(), request.size())));
        if (!request.forward()) {
            Collections.reverse(entries);
        }
        boolean near = rows.isEmpty() ? nearWhenEmpty : rows.getFirst().near();
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
