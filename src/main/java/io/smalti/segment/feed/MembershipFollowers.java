package io.smalti.segment.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smalti.platform.database.Changes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Those who follow the coming and going of members. Each has its own place in the feed; a notice only says that there is
 * something to read, so that none is lost with a notice.
 */
@Singleton
class MembershipFollowers implements Changes.Listener {
    private static final Logger LOG = Logger.getLogger(MembershipFollowers.class);
    private static final int AT_ONCE = 500;
    /** Who is so far behind is cut off, and may come back with the cursor of the last change received. */
    private static final int MOST_WAITING = 10_000;

    private static final int AGAIN_MS = 250;

    private final MembershipFeed feed;
    private final Changes changes;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService reader = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("membership-changes").factory());
    private boolean listening;

    MembershipFollowers(MembershipFeed feed, Changes changes) {
        this.feed = feed;
        this.changes = changes;
    }

    /** @param from null: behind all that has happened until now */
    Multi<MembershipChange> follow(@Nullable String segment, @Nullable ChangeCursor from) {
        listen();
        return Multi.createFrom().emitter(emitter -> new Follower(segment, from, emitter).begin(), MOST_WAITING);
    }

    private synchronized void listen() {
        if (!listening) {
            listening = true;
            changes.listen("membership", this);
        }
    }

    @Override
    public void changed(long segment, Instant at) {
        followers.forEach(Follower::wake);
    }

    @Override
    public void missed(Instant at) {
        followers.forEach(Follower::wake);
    }

    private final class Follower {
        private final @Nullable String segment;
        private final MultiEmitter<? super MembershipChange> emitter;
        private final AtomicBoolean due = new AtomicBoolean();
        private @Nullable ChangeCursor at;

        Follower(
                @Nullable String segment, @Nullable ChangeCursor from, MultiEmitter<? super MembershipChange> emitter) {
            this.segment = segment;
            this.at = from;
            this.emitter = emitter;
        }

        void begin() {
            followers.add(this);
            emitter.onTermination(() -> followers.remove(this));
            wake();
        }

        void wake() {
            if (due.compareAndSet(false, true)) {
                reader.execute(this::read);
            }
        }

        private void read() {
            due.set(false);
            try {
                for (boolean more = true; more && !emitter.isCancelled(); ) {
                    var from = at == null ? feed.end() : at;
                    var part = feed.read(from, segment, AT_ONCE);
                    part.changes().changes().forEach(emitter::emit);
                    at = part.cursor();
                    more = part.changes().more();
                    if (!more && part.waits()) {
                        var _ = reader.schedule(this::wake, AGAIN_MS, TimeUnit.MILLISECONDS);
                    }
                }
            } catch (io.smalti.platform.DomainException e) {
                emitter.fail(e);
            } catch (RuntimeException e) {
                LOG.warn("A follower of memberships will hear later", e);
                if (!emitter.isCancelled()) {
                    var _ = reader.schedule(this::wake, 1, TimeUnit.SECONDS);
                }
            }
        }
    }
}
