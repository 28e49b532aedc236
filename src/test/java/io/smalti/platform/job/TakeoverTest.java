package io.smalti.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.platform.database.Sql;
import io.smalti.segment.membership.LargeCompany;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Two workers at one recomputation of segments, of which the first is taken to be gone though it is only slow. */
@QuarkusTest
@TestProfile(LargeCompany.class)
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TakeoverTest {
    private static final String KIND = "RECOMPUTE_SEGMENTS";
    private static final Duration LEASE = Duration.ofHours(1);

    @Inject
    JobClaims claims;

    @Inject
    JobWorkers workers;

    @Inject
    Jobs jobs;

    @Inject
    People people;

    @Inject
    Sql sql;

    private JobClaims.Claim claim() {
        return claims.next(List.of(KIND), LEASE);
    }

    /** As a worker does a step, up to where it says so: what it wrote is not committed. */
    private JobStep unfinishedStep(JobClaims.Claim claim) {
        var place = claims.begin(claim);
        return jobs.kind(KIND)
                .step(new JobRun(
                        claim.job(), place.subject(), place.input(), place.position(), place.rows(), () -> false));
    }

    @Test
    void whoWasTakenForGoneCommitsNothingAndNothingIsDoneTwice() {
        var keys = people.in("T-TAKE", 40);
        GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "t-take", name: "n", facet: GEOGRAPHIC, objective: INFORM, rule: {all: [
                    {equals: {trait: "postcode", value: "T-TAKE"}} {atLeast: {trait: "income", value: 1000}}]}}) { job { id } } }""").data("defineSegment.job.id");
        var slow = claim();
        assertThat(claim()).as("nobody else gets it while it is worked on").isNull();
        for (int i = 0; i < 3; i++) {
            assertThat(workers.step(new RunningStep(slow))).isTrue();
        }
        QuarkusTransaction.begin();
        var step = unfinishedStep(slow);
        var later = QuarkusTransaction.suspendingExisting().call(() -> {
            sql.update("update job set lease_until = clock_timestamp() - interval '1 second' where id = ?", slow.job());
            return claim();
        });
        assertThat(later.number()).isGreaterThan(slow.number());
        assertThatThrownBy(() -> claims.commit(slow, step)).isInstanceOf(JobStopped.class);
        QuarkusTransaction.rollback();
        assertThatThrownBy(() -> workers.step(new RunningStep(slow))).isInstanceOf(JobStopped.class);
        for (boolean more = true; more; ) {
            more = workers.step(new RunningStep(later));
        }
        assertThat(people.membersOf("t-take")).isEqualTo(keys.subList(10, 40));
        var job = jobs.find(slow.job());
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.rows()).as("every customer was looked at once").isEqualTo(job.total());
        assertThat(sql.list("""
                        select customer from membership_change_block b join segment s on s.id = b.segment_id, unnest(b.customers) customer
                        where s.key = 't-take' and b.came order by 1""", row -> row.longValue(1))).as("and told once").isEqualTo(keys.subList(10, 40));
    }
}
