package io.smalti.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What tells without Flyway that nothing is to be migrated says the same as Flyway. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SchemaIsMigratedTest {
    @Inject
    @Readiness
    SchemaIsMigrated schema;

    @Inject
    Flyway flyway;

    @Inject
    Sql sql;

    @Test
    void findsEveryMigrationInPlace() {
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(schema.isInPlace()).isTrue();
        assertThat(schema.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void leavesToFlywayWhatIsMissingOrFailedOrDiffers() {
        assertThat(after("delete from flyway_schema_history where script like '%V02%'"))
                .isFalse();
        assertThat(after("update flyway_schema_history set success = false where script like '%V02%'"))
                .isFalse();
        assertThat(after("update flyway_schema_history set checksum = checksum + 1 where script like '%V02%'"))
                .isFalse();
        assertThat(after("alter table flyway_schema_history rename to no_history"))
                .isFalse();
    }

    @Test
    void doesNotMindANewerVersion() {
        assertThat(after("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                values (100000, '100000', 'later', 'SQL', 'V100000__later.sql', 1, 'somebody', 1, true)""")).isTrue();
    }

    /** In a transaction that is taken back. */
    private boolean after(String change) {
        QuarkusTransaction.begin();
        try {
            sql.update(change);
            return schema.isInPlace();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
