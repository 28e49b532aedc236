package io.smalti.customer.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.customer.Fate;
import io.smalti.customer.HistoryOf;
import io.smalti.customer.Origin;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the history of the values of many at once. */
@Singleton
class PastValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Sql sql;

    PastValues(Sql sql) {
        this.sql = sql;
    }

    private record Found(long owner, @Nullable PastValue value) {}

    /**
     * The newest of each of them, by key.
     *
     * @param first how many, 1 to 100; 20 when null
     * @throws InvalidHistory when it is another number
     */
    Map<Long, List<PastValue>> of(
            HistoryOf kind, Collection<Long> keys, Collection<String> traits, @Nullable Integer first) {
        int most = first == null ? USUAL : first;
        if (most < 1 || most > MOST) {
            throw new InvalidHistory();
        }
        var found = new HashMap<Long, List<PastValue>>();
        sql.list("""
                        select c.id, h.trait, h.value::text, h.origin, h.source, h.confidence, h.observed_at, h.expires_at, h.fate,
                            h.reason, h.recorded_at
                        from unnest(?::bigint[]) c (id) cross join lateral (
                            select * from %s t where t.%s = c.id and t.trait = any(?)
                            order by t.id desc limit ?) h
                        order by c.id, h.id desc""".formatted(kind.table(), kind.owner()), PastValues::read, keys, traits, most)
                .forEach(one -> {
                    if (one.value() != null) {
                        found.computeIfAbsent(one.owner(), key -> new ArrayList<>())
                                .add(one.value());
                    }
                });
        return found;
    }

    private static Found read(Row row) throws SQLException {
        var trait = Traits.get(row.text(2));
        if (trait == null) {
            return new Found(row.longValue(1), null);
        }
        var values = texts(row.text(3));
        return new Found(
                row.longValue(1),
                new PastValue(
                        trait,
                        String.join(" | ", values),
                        values,
                        row.constant(4, Origin.class),
                        row.textOrNull(5),
                        row.doubleOrNull(6),
                        row.instant(7),
                        row.instant(8),
                        row.constant(9, Fate.class),
                        row.textOrNull(10),
                        Objects.requireNonNull(row.instant(11))));
    }

    private static List<String> texts(String json) {
        try {
            var node = MAPPER.readTree(json);
            var texts = new ArrayList<String>();
            if (node.isArray()) {
                node.forEach(text -> texts.add(text.asText()));
            } else {
                texts.add(node.isNumber() ? json : node.asText());
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a former value is no JSON", e);
        }
    }
}
