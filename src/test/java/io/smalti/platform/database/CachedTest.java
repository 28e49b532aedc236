package io.smalti.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Cached<String, Long> cached = new Cached<>(value -> value);
    private final AtomicInteger reads = new AtomicInteger();

    private @Nullable Long get(@Nullable Instant asOf) {
        return cached.get("a", value -> true, key -> {
            reads.incrementAndGet();
            return new Cached.Read<>(7L, asOf);
        });
    }

    @Test
    void keepsNothingBeforeItListens() {
        get(NOON);
        assertThat(cached.get("a")).isNull();
    }

    @Test
    void keepsWhatWasReadAfterTheLastChangeOnly() {
        cached.missed(NOON);
        get(NOON.minusSeconds(1));
        assertThat(cached.get("a")).isNull();
        get(NOON);
        assertThat(cached.get("a")).isEqualTo(7);
        cached.changed(8, NOON.plusSeconds(1));
        assertThat(cached.get("a")).isEqualTo(7);
        cached.changed(7, NOON.plusSeconds(2));
        assertThat(cached.get("a")).isNull();
        get(NOON.plusSeconds(1));
        assertThat(cached.get("a"))
                .as("read by a transaction older than the change")
                .isNull();
    }

    @Test
    void keepsNothingOfATransactionThatHasWritten() {
        cached.missed(NOON);
        assertThat(get(null)).isEqualTo(7);
        assertThat(cached.get("a")).isNull();
    }

    @Test
    void dropsWhatAChangeOvertook() {
        cached.missed(NOON);
        cached.get("a", value -> true, key -> {
            cached.changed(7, NOON.plusSeconds(5));
            return new Cached.Read<>(7L, NOON.plusSeconds(1));
        });
        assertThat(cached.get("a")).isNull();
    }

    @Test
    void readsOnceForManyWhoAsk() throws Exception {
        cached.missed(NOON);
        var together = new CountDownLatch(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return cached.get("a", value -> true, key -> {
                        reads.incrementAndGet();
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                        return new Cached.Read<>(7L, NOON);
                    });
                });
            }
        }
        assertThat(reads).hasValue(1);
    }
}
