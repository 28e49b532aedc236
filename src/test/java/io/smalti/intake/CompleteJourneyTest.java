package io.smalti.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.Source;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The public file "Complete Journey" by the mapping that is shipped: households typed by evidence alone, without an area. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class CompleteJourneyTest {
    private static final Path FILE = Path.of("../shared/data/complete-journey/demographics.csv");

    @Inject
    Imports imports;

    @Inject
    ImportJobs jobs;

    @Inject
    Mappings mappings;

    @Inject
    Sql sql;

    @Test
    void typesHouseholdsByWhatIsKnownOfThem() throws IOException {
        assumeTrue(Files.exists(FILE), "the public file Complete Journey is not here");
        var mapping = mappings.find("complete-journey");
        var request = new Imports.Request(
                ImportKind.CUSTOMERS, true, mapping, "complete-journey", Source.PARTNER, null, null);
        ImportJob job;
        try (var in = Files.newInputStream(FILE)) {
            job = jobs.find(imports.run(request, in));
        }
        assertThat(job.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(job.rejectedLines()).isZero();
        assertThat(job.created() + job.updated() + job.unchanged()).isEqualTo(801);
        var levels = new TreeMap<String, Integer>();
        sql.list("""
                        select t.level, count(*), count(*) filter (where t.area_level = 'NATION') from type_assignment t
                        join customer c on c.id = t.customer_id
                        where c.provenance #>> '{householdComposition,s}' = 'PARTNER' group by t.level""", row -> {
            levels.put(row.text(1), row.intValue(2));
            assertThat(row.intValue(3)).isEqualTo(row.intValue(2));
            return 0;
        });
        System.out.println("Complete Journey, level of the type: " + levels);
        assertThat(levels.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(801);
        assertThat(levels.get("NONE")).isGreaterThan(levels.getOrDefault("TYPE", 0));
    }
}
