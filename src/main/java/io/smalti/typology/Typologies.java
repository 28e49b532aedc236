package io.smalti.typology;

import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.database.Changes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All typologies, kept in memory and read again only when one of them has changed, here or on another instance. Asking
 * costs no statement.
 */
@ApplicationScoped
public class Typologies implements Changes.Listener {
    /** Observers of {@link StartupEvent} that need a typology come after this. */
    public static final int STARTED = 100;

    private static final Logger LOG = Logger.getLogger(Typologies.class);

    private final TypologyLoader loader;
    private final TypologyRepository repository;
    private final Changes changes;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable List<Typology> typologies;

    Typologies(TypologyLoader loader, TypologyRepository repository, Changes changes) {
        this.loader = loader;
        this.repository = repository;
        this.changes = changes;
    }

    void start(@Observes @Priority(STARTED) StartupEvent event) {
        long begin = System.nanoTime();
        loader.load(TypologyFiles.builtIn());
        refresh();
        changes.listen("typology", this);
        LOG.debugf("Typologies ready after %d ms", (System.nanoTime() - begin) / 1_000_000);
    }

    /** The typology that customers in a country are typed by; null when there is none, or the country is unknown. */
    public @Nullable Typology activeIn(@Nullable String country) {
        for (var typology : all()) {
            if (typology.active() && typology.country().equals(country)) {
                return typology;
            }
        }
        return null;
    }

    /** By primary key. */
    public @Nullable Typology byId(int key) {
        for (var typology : all()) {
            if (typology.key() == key) {
                return typology;
            }
        }
        return null;
    }

    /** Oldest first. */
    public List<Typology> all() {
        var current = typologies;
        return current != null ? current : refresh();
    }

    @Override
    public void changed(long id, Instant at) {
        refresh();
    }

    @Override
    public void missed(Instant at) {
        refresh();
    }

    /** Reads what is new or changed; the rest is kept as it is. */
    private List<Typology> refresh() {
        reading.lock();
        try {
            var before = typologies == null ? List.<Typology>of() : typologies;
            var after = new ArrayList<Typology>();
            for (var stamp : repository.stamps()) {
                after.add(before.stream()
                        .filter(typology -> typology.key() == stamp.key()
                                && typology.active() == stamp.active()
                                && typology.checksum().equals(stamp.scheme().checksum()))
                        .findFirst()
                        .orElseGet(() -> repository.load(stamp)));
            }
            var result = List.copyOf(after);
            typologies = result;
            return result;
        } finally {
            reading.unlock();
        }
    }
}
