package io.smalti.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import, running or ended.
 *
 * @param lines records read: created + updated + unchanged + rejected when it is done
 * @param rejected by reason
 * @param leftOut by reason: single values that were left out of lines that were taken
 * @param error a code and what it means, when it failed
 */
record ImportJob(
        long key,
        ImportKind kind,
        State state,
        @Nullable String mapping,
        String source,
        long lines,
        long created,
        long updated,
        long unchanged,
        long rejectedLines,
        Map<String, Long> rejected,
        Map<String, Long> leftOut,
        @Nullable String error,
        Instant startedAt,
        Instant progressedAt,
        @Nullable Instant endedAt) {
    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
