package io.smalti.typology;

import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All typologies, kept in memory and read again only when one of them has changed, here or on another instance. Asking
 * costs no statement.
 */
@Singleton
public class Typologies implements Changes.Listener {
    /** Observers of {@link StartupEvent} that need a typology come after this. */
    public static final int STARTED = 100;

    private static final Logger LOG = Logger.getLogger(Typologies.class);

    private final Sql sql;
    private final TypologyLoader loader;
    private final TypologyRepository repository;
    private final Changes changes;
    private final AssignmentRules rules;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable List<Typology> typologies;

    Typologies(Sql sql, TypologyLoader loader, TypologyRepository repository, Changes changes, AssignmentRules rules) {
        this.sql = sql;
        this.loader = loader;
        this.repository = repository;
        this.changes = changes;
        this.rules = rules;
    }

    /** What is there is read beside the rest of the start: who asks for it earlier waits for it. */
    void start(@Observes @Priority(STARTED) StartupEvent event) {
        loader.loadBuiltIn();
        Thread.ofPlatform().daemon().name("typologies").start(this::readFirst);
        changes.listen("typology", this);
    }

    /**
     * On one connection: whoever waits holds one too, and might hold the last. In no transaction: a stop in the middle of one
     * has been seen to wait for its end without end.
     */
    private void readFirst() {
        try {
            sql.onOneConnection(this::all);
        } catch (RuntimeException e) {
            LOG.debug("The database is away; who asks first reads", e);
        }
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

    /** The active typology of the home country; without one, the first active typology; null when none is active. */
    public @Nullable Typology home() {
        var home = activeIn(rules.home().orElse(null));
        return home != null
                ? home
                : all().stream().filter(Typology::active).findFirst().orElse(null);
    }

    /** Whether customers whose country is unknown are taken to live there. */
    public boolean isHome(String country) {
        return country.equals(rules.home().orElse(null));
    }

    /** By code and version; without a version the active one, else the newest. */
    public @Nullable Typology find(String code, @Nullable String version) {
        Typology found = null;
        for (var typology : all()) {
            if (typology.code().equals(code) && (version == null || version.equals(typology.version()))) {
                if (typology.active()) {
                    return typology;
                }
                found = typology;
            }
        }
        return found;
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

    /** The typology that a part of one says it belongs to. */
    Typology of(int key) {
        return Objects.requireNonNull(byId(key), "a part of a typology that is gone");
    }

    /** By primary key, looking at the database again when it is new. */
    public @Nullable Typology renewed(int key) {
        var known = byId(key);
        if (known != null) {
            return known;
        }
        refresh();
        return byId(key);
    }

    /** Makes it the one by which customers of its country are typed; whoever was typed before stays so until retyped. */
    @Transactional
    public void activate(Typology typology) {
        repository.activate(typology.key(), typology.country());
    }

    /** Oldest first. */
    public List<Typology> all() {
        var current = typologies;
        if (current != null) {
            return current;
        }
        reading.lock();
        try {
            var meanwhile = typologies;
            return meanwhile != null ? meanwhile : refresh();
        } finally {
            reading.unlock();
        }
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
