package io.smalti.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;

/**
 * Started and ready mean that no migration of this version is pending; asked until it is so, then remembered. A newer
 * version may have migrated further: migrations only add what older code does not mind.
 */
@Startup
@Readiness
@ApplicationScoped
class SchemaIsMigrated implements HealthCheck {
    private final Flyway flyway;
    private volatile boolean migrated;

    SchemaIsMigrated(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        if (!migrated) {
            migrated = flyway.info().pending().length == 0;
        }
        return HealthCheckResponse.named("schema migrated").status(migrated).build();
    }
}
