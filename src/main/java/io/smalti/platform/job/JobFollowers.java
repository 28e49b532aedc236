package io.smalti.platform.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smalti.platform.database.Changes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Those who want to hear how far jobs are, whichever instance does them. A job is read once for all who follow it. */
@Singleton
class JobFollowers implements Changes.Listener {
    private static final Logger LOG = Logger.getLogger(JobFollowers.class);

    private final Jobs jobs;
    private final Changes changes;
    private final Map<Long, Set<MultiEmitter<? super Job>>> followers = new ConcurrentHashMap<>();
    private final Set<Long> due = ConcurrentHashMap.newKeySet();
    // one after the other, so that nobody is told an older state after a newer one
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("job-progress").factory());
    private boolean listening;

    JobFollowers(Jobs jobs, Changes changes) {
        this.jobs = jobs;
        this.changes = changes;
    }

    /** A job as it is, then after each change; ends with the job, at once when there is none. */
    Multi<Job> follow(long job) {
        listen();
        return Multi.createFrom().emitter(emitter -> add(job, emitter), BackPressureStrategy.LATEST);
    }

    private synchronized void listen() {
        if (!listening) {
            listening = true;
            changes.listen("job", this);
        }
    }

    private void add(long job, MultiEmitter<? super Job> emitter) {
        followers.computeIfAbsent(job, any -> ConcurrentHashMap.newKeySet()).add(emitter);
        emitter.onTermination(() -> remove(job, emitter));
        changed(job, Instant.now());
    }

    private void remove(long job, MultiEmitter<? super Job> emitter) {
        followers.computeIfPresent(job, (key, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }

    @Override
    public void changed(long job, Instant at) {
        if (followers.containsKey(job) && due.add(job)) {
            reader.execute(() -> tell(job));
        }
    }

    @Override
    public void missed(Instant at) {
        followers.keySet().forEach(job -> changed(job, at));
    }

    private void tell(long key) {
        due.remove(key);
        try {
            var job = jobs.find(key);
            for (var emitter : List.copyOf(followers.getOrDefault(key, Set.of()))) {
                if (job != null) {
                    emitter.emit(job);
                }
                if (job == null || job.state().ended()) {
                    emitter.complete();
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("Those who follow job %d will hear later: %s", key, e.getMessage());
        }
    }
}
