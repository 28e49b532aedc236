package io.smalti.platform.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/**
 * Tells this instance what any instance, or anybody else with the database, has committed. The database announces on the
 * channel {@code smalti_changes} with the payload {@code <subject>:<id>}, for example {@code campaign:42}; triggers
 * beside the tables do so. One thread listens, on a connection of its own outside the pool, from the first listener on.
 */
@Singleton
public class Changes {
    static final String CHANNEL = "smalti_changes";
    private static final Logger LOG = Logger.getLogger(Changes.class);
    private static final int QUIET_MS = 10_000;
    private static final int ALIVE_SECONDS = 5;
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final AgroalDataSource dataSource;
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final Executor here = Runnable::run;
    private volatile boolean stopped;
    private volatile @Nullable Connection connection;
    private @Nullable Thread thread;
    private boolean connected;

    Changes(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Called on the listening thread, one call at a time. Times are the database's, read after the change was seen: a
     * transaction that began before may still show the state before.
     */
    public interface Listener {
        void changed(long id, Instant at);

        /** Listening began, or began again: whatever changed before may not have been told. */
        void missed(Instant at);
    }

    /** Calls the listener for every change of the subject from now on; first of all {@link Listener#missed}. */
    public synchronized void listen(String subject, Listener listener) {
        listeners.computeIfAbsent(subject, any -> new CopyOnWriteArrayList<>()).add(listener);
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("smalti-changes").start(this::run);
        } else if (connected) {
            // changes until now were told to others only
            listener.missed(Instant.now());
        }
    }

    /** Listeners read in transactions, which have to be over before the transaction manager stops. */
    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
        var listening = thread;
        if (listening != null) {
            listening.join(Duration.ofSeconds(ALIVE_SECONDS));
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        var listening = connection;
        if (listening != null) {
            try {
                listening.abort(here);
            } catch (SQLException e) {
                LOG.debug("The listening connection was gone already", e);
            }
        }
        synchronized (this) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MS;
        while (!stopped) {
            try (var own = connect()) {
                connection = own;
                try (var statement = own.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                var at = now(own);
                beginHearing().forEach(listener -> safely(listener, any -> any.missed(at)));
                pause = FIRST_PAUSE_MS;
                follow(own);
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("Not hearing of changes until reconnected: %s", e.getMessage());
                }
            } finally {
                connection = null;
            }
            pause = sleep(pause);
        }
    }

    private void follow(Connection own) throws SQLException {
        var source = own.unwrap(PGConnection.class);
        while (!stopped) {
            var heard = source.getNotifications(QUIET_MS);
            if (heard == null || heard.length == 0) {
                if (!own.isValid(ALIVE_SECONDS)) {
                    throw new SQLException("the connection went silent");
                }
                continue;
            }
            var at = now(own);
            var payloads = new HashSet<String>();
            for (var notification : heard) {
                if (payloads.add(notification.getParameter())) {
                    tell(notification.getParameter(), at);
                }
            }
        }
    }

    private void tell(String payload, Instant at) {
        int colon = payload.indexOf(':');
        var concerned = listeners.get(payload.substring(0, Math.max(0, colon)));
        if (concerned == null) {
            return;
        }
        try {
            long id = Long.parseLong(payload.substring(colon + 1));
            concerned.forEach(listener -> safely(listener, any -> any.changed(id, at)));
        } catch (NumberFormatException e) {
            LOG.warnf("Not a change: %s", payload);
        }
    }

    /** Answers who has to be told; who listens from now on has missed nothing but what they are told of at once. */
    private synchronized List<Listener> beginHearing() {
        connected = true;
        return listeners.values().stream().flatMap(List::stream).toList();
    }

    private static void safely(Listener listener, Consumer<Listener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("A listener failed", e);
        }
    }

    /** With the pool's own address and credentials, which may come from configuration or a credentials provider. */
    private Connection connect() throws SQLException {
        var configuration =
                dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        properties.putAll(configuration.jdbcProperties());
        for (var provider : configuration.securityProviders()) {
            var user = configuration.principal() == null
                    ? null
                    : provider.getSecurityProperties(configuration.principal());
            if (user != null) {
                properties.putAll(user);
            }
            for (var credential : configuration.credentials()) {
                var secret = provider.getSecurityProperties(credential);
                if (secret != null) {
                    properties.putAll(secret);
                }
            }
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "smalti changes");
        var opened = new Driver().connect(configuration.jdbcUrl(), properties);
        if (opened == null) {
            throw new SQLException("not the address of a PostgreSQL database");
        }
        return opened;
    }

    private static Instant now(Connection own) throws SQLException {
        try (var statement = own.createStatement();
                var result = statement.executeQuery("select clock_timestamp()")) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private long sleep(long pause) {
        try {
            if (!stopped) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return Math.min(LONGEST_PAUSE_MS, pause * 2);
    }
}
