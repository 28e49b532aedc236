package io.smalti.segment;

import io.smalti.customer.Facet;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.NodeSource;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads segments as they are shown. */
@Singleton
public class SegmentRepository implements NodeSource {
    private static final Keyset BY_KEY = Keyset.ascending(new Keyset.Key("s.key", "text"));

    private final Sql sql;
    private final Pages pages;

    SegmentRepository(Sql sql, Pages pages) {
        this.sql = sql;
        this.pages = pages;
    }

    @Override
    public String type() {
        return Segment.TYPE;
    }

    @Override
    public Map<String, Segment> load(Collection<String> keys) {
        var found = new HashMap<String, Segment>();
        byNumbers(GlobalId.numbers(keys)).forEach((number, segment) -> found.put(number.toString(), segment));
        return found;
    }

    /** Segments by primary key, in one statement. */
    public Map<Long, Segment> byNumbers(Collection<Long> numbers) {
        var found = new HashMap<Long, Segment>();
        select("s.id = any(?)", numbers).forEach(segment -> found.put(segment.number(), segment));
        return found;
    }

    @Nullable
    public Segment byKey(String key) {
        return key.indexOf(0) >= 0
                ? null
                : select("s.key = ?", key).stream().findFirst().orElse(null);
    }

    /** In the order of the keys; unknown ones are left out. */
    public List<Segment> byKeys(List<String> keys) {
        var found = new HashMap<String, Segment>();
        select("s.key = any(?)", keys.stream().filter(key -> key.indexOf(0) < 0).toList())
                .forEach(segment -> found.put(segment.key(), segment));
        return keys.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Segment> select(String where, Object argument) {
        return sql.list(
                "select " + SegmentRows.COLUMNS + " from segment s where " + where, SegmentRows::read, argument);
    }

    public SegmentConnection page(@Nullable Facet facet, @Nullable Objective objective, PageRequest request) {
        var selection = new Pages.Selection(
                SegmentRows.COLUMNS,
                "segment s",
                "s.facet = coalesce(?, s.facet) and s.objective = coalesce(?, s.objective)",
                java.util.Arrays.asList(facet, objective));
        return SegmentConnection.of(pages.read(selection, BY_KEY, request, SegmentRows::read), selection);
    }
}
