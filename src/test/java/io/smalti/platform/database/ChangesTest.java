package io.smalti.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ChangesTest implements Changes.Listener {
    @Inject
    Changes changes;

    @Inject
    Sql sql;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() throws InterruptedException {
        changes.listen("stone", this);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("missed");
    }

    @Override
    public void changed(long id, Instant at) {
        heard.add("changed " + id);
    }

    @Override
    public void missed(Instant at) {
        heard.add("missed");
    }

    private void notice(String payload) {
        sql.list("select pg_notify('smalti_changes', ?)", row -> true, payload);
    }

    @Test
    void hearsOfItsSubjectOnly() throws InterruptedException {
        notice("pebble:1");
        notice("rubbish");
        notice("stone:x");
        notice("stone:42");
        assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo("changed 42");
    }

    @Test
    void saysThatItMayHaveMissedChangesOnceTheServerCutTheConnection() throws InterruptedException {
        var cut = sql.list(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'smalti changes'",
                row -> row.booleanValue(1));
        assertThat(cut).contains(true);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("missed");
        notice("stone:43");
        assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo("changed 43");
    }
}
