package io.smalti.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Typologies;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/** Loads the demo world at start into a database without customers: whole or not at all, and never twice. */
@Singleton
class DemoWorld {
    private static final Logger LOG = Logger.getLogger(DemoWorld.class);
    private static final int LONGEST = 6 * 3600;
    /** Any number that nothing else locks: instances that start at once load one after the other. */
    private static final long LOCK = 0x4C_6F_6D_6D_65_72_61L;

    private final DemoSettings settings;
    private final Sql sql;
    private final WorldLoader loader;
    private final CompanySegments segments;
    private final CompanyPersonas personas;
    private final CompanyCampaigns campaigns;
    private final CompanyResponses responses;
    private final Clock clock;
    private final ZoneId zone;

    DemoWorld(
            DemoSettings settings,
            Sql sql,
            WorldLoader loader,
            CompanySegments segments,
            CompanyPersonas personas,
            CompanyCampaigns campaigns,
            CompanyResponses responses,
            Clock clock,
            ZoneId zone) {
        this.settings = settings;
        this.sql = sql;
        this.loader = loader;
        this.segments = segments;
        this.personas = personas;
        this.campaigns = campaigns;
        this.responses = responses;
        this.clock = clock;
        this.zone = zone;
    }

    void start(@Observes @Priority(Typologies.STARTED + 900) StartupEvent event) {
        if (settings.customers() > 0) {
            load();
        }
    }

    private void load() {
        long begin = System.nanoTime();
        boolean loaded = QuarkusTransaction.requiringNew().timeout(LONGEST).call(this::loadIfEmpty);
        if (loaded) {
            LOG.infof(
                    "Demo world: %,d customers of Lommera after %.1f s",
                    settings.customers(), (System.nanoTime() - begin) / 1e9);
        }
    }

    private boolean loadIfEmpty() {
        var until = settings.until().orElseGet(() -> LocalDate.now(clock.withZone(zone)));
        boolean load = sql.with(this::empty);
        if (load) {
            var chronicle = new Chronicle(settings.seed(), until);
            sql.with(connection -> {
                loader.load(connection, chronicle, settings.customers(), this::tell);
                mark(connection, until);
                return true;
            });
            // so that the segments are computed by good plans
            sql.update("analyze");
            segments.write();
            personas.write();
            campaigns.write();
            responses.write(until);
        }
        return load;
    }

    private void tell(long customers) {
        long step = Math.max(5_000, settings.customers() / 20 / 5_000 * 5_000);
        if (customers % step == 0 && customers < settings.customers()) {
            LOG.infof("Demo world: %,d of %,d customers", customers, settings.customers());
        }
    }

    /** Whether this database holds nothing yet; whoever asks at the same time waits. */
    private boolean empty(Connection connection) throws SQLException {
        try (var lock = sql.prepare(connection, "select pg_advisory_xact_lock(?)", LOCK)) {
            lock.execute();
        }
        try (var statement = sql.prepare(
                        connection, "select exists (select from demo_world), exists (select from customer)");
                var result = statement.executeQuery()) {
            result.next();
            if (!result.getBoolean(1) && result.getBoolean(2)) {
                LOG.info("Demo world: left out, because there are customers already");
            }
            return !result.getBoolean(1) && !result.getBoolean(2);
        }
    }

    private void mark(Connection connection, LocalDate until) throws SQLException {
        try (var statement = sql.prepare(
                connection,
                "insert into demo_world (customers, seed, until) values (?, ?, ?)",
                settings.customers(),
                settings.seed(),
                until)) {
            statement.executeUpdate();
        }
    }
}
