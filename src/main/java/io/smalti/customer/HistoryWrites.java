package io.smalti.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.platform.database.RowArrays;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends to the history of values. */
@Singleton
public class HistoryWrites {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Sql sql;

    HistoryWrites(Sql sql) {
        this.sql = sql;
    }

    private record Row(long owner, FormerValue value) {
        private record Voice(
                long owner,
                String trait,
                Origin origin,
                @Nullable Source source,
                long other) {}

        /** Of values that lost, the last of each source counts. */
        Voice voice(long other) {
            var entry = value.entry();
            return new Voice(
                    owner, value.trait(), entry.origin(), entry.source(), value.fate() == Fate.OUTWEIGHED ? 0 : other);
        }

        String json() {
            return switch (value.value()) {
                // with its zeros: 1000.00
                case BigDecimal number -> number.toPlainString();
                case List<?> texts -> MAPPER.valueToTree(texts).toString();
                default ->
                    MAPPER.getNodeFactory().textNode(value.value().toString()).toString();
            };
        }

        @Nullable
        String expiresAt() {
            var at = value.entry().expiresAt();
            return at == null ? null : at.toString();
        }
    }

    /** @param former by the key of whom they are of */
    public void append(HistoryOf kind, Map<Long, List<FormerValue>> former, Instant now) {
        var rows = new LinkedHashMap<Row.Voice, Row>();
        former.forEach((owner, values) -> values.forEach(value -> {
            var row = new Row(owner, value);
            rows.put(row.voice(rows.size() + 1L), row);
        }));
        if (rows.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(rows.values());
        sql.update(
                """
                insert into %1$s as h (%2$s, trait, value, origin, source, confidence, observed_at,
                    expires_at, fate, reason, recorded_at)
                select n.owner, n.trait, n.value::jsonb, n.origin, n.source, n.confidence::float8,
                    n.observed_at::timestamptz, n.expires_at::timestamptz, n.fate, n.reason, ?::timestamptz
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[])
                    n (owner, trait, value, origin, source, confidence, observed_at, expires_at, fate, reason)
                on conflict (%2$s, trait, origin, source) where fate = 'OUTWEIGHED' do update set
                    value = excluded.value, confidence = excluded.confidence, observed_at = excluded.observed_at,
                    expires_at = excluded.expires_at, recorded_at = excluded.recorded_at
                where h.value <> excluded.value or h.expires_at is distinct from excluded.expires_at""".formatted(kind.table(), kind.owner()),
                new RowArrays(now)
                        .add(all, Row::owner)
                        .add(all, row -> row.value().trait())
                        .add(all, Row::json)
                        .add(all, row -> row.value().entry().origin())
                        .add(all, row -> row.value().entry().source())
                        .add(all, row -> Double.toString(row.value().entry().confidence()))
                        .add(all, row -> row.value().entry().observedAt().toString())
                        .add(all, Row::expiresAt)
                        .add(all, row -> row.value().fate())
                        .add(all, row -> row.value().reason())
                        .and());
    }
}
