package io.smalti.platform.database;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values of this instance that stay until {@link Changes} tells of a change. A value read by a transaction that may not
 * have seen the latest change, or that has changes of its own, is answered but not kept.
 */
public final class Cached<K, V> implements Changes.Listener {
    private final ToLongFunction<V> id;
    private final ConcurrentHashMap<K, V> values = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<K, ReentrantLock> loading = new ConcurrentHashMap<>();
    // nothing is kept before listening has begun
    private volatile Instant changedAt = Instant.MAX;

    /** @param id what a change names the value by */
    public Cached(ToLongFunction<V> id) {
        this.id = id;
    }

    /**
     * What was read.
     *
     * @param asOf begin of the transaction that read it (PostgreSQL's {@code now()}); null when it must not be kept,
     *     because the transaction has written ({@code pg_current_xact_id_if_assigned() is not null})
     */
    public record Read<V>(V value, @Nullable Instant asOf) {}

    public @Nullable V get(K key) {
        return values.get(key);
    }

    /**
     * The value, read by at most one caller at a time. To be called with a connection in hand: whoever waits for the
     * reader holds one too, and the reader must not wait for theirs.
     *
     * @param good whether a kept value will do
     * @param read answers null when there is no such value
     */
    public @Nullable V get(K key, Predicate<V> good, Function<K, @Nullable Read<V>> read) {
        var lock = loading.computeIfAbsent(key, any -> new ReentrantLock());
        lock.lock();
        try {
            var kept = values.get(key);
            if (kept != null && good.test(kept)) {
                return kept;
            }
            var fresh = read.apply(key);
            if (fresh == null) {
                values.remove(key);
                return null;
            }
            keep(key, fresh);
            return fresh.value();
        } finally {
            if (!lock.hasQueuedThreads()) {
                loading.remove(key, lock);
            }
            lock.unlock();
        }
    }

    private void keep(K key, Read<V> fresh) {
        if (fresh.asOf() == null || fresh.asOf().isBefore(changedAt)) {
            return;
        }
        values.put(key, fresh.value());
        // a change told between the question and the put has found nothing to drop
        if (fresh.asOf().isBefore(changedAt)) {
            values.remove(key, fresh.value());
        }
    }

    @Override
    public void changed(long changed, Instant at) {
        changedAt = at;
        values.values().removeIf(value -> id.applyAsLong(value) == changed);
    }

    @Override
    public void missed(Instant at) {
        changedAt = at;
        values.clear();
    }
}
