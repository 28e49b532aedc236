package io.smalti.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** With so little time for counting that only an estimate is left. */
@QuarkusTest
@TestProfile(PreviewTest.Hurried.class)
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PreviewTest {
    public static final class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smalti.segments.preview-within", "1ms");
        }
    }

    @Inject
    People people;

    @Test
    void estimatesWithAnIntervalThatHoldsTheTruth() {
        var keys = people.in("V-ALL", 30_000);
        people.use("update customer set postcode = 'V-SOME' where id = any(?) and id % 4 = 0", keys);
        var answer = GraphQl.ADMIN.query("""
                { previewSegment(rule: {all: [{equals: {trait: "postcode", value: "V-SOME"}} {atLeast: {trait: "age", value: 20}}]}) {
                    count precision countFrom countTo base share sample(first: 2) { externalId }
                    overlaps(segments: ["v-nobody"]) { count } } }""");
        assertThat(answer.<String>data("previewSegment.precision")).isEqualTo("ESTIMATE");
        assertThat(answer.<Integer>data("previewSegment.count")).isBetween(6_500, 8_500);
        assertThat(answer.<Integer>data("previewSegment.countFrom")).isLessThanOrEqualTo(7_500);
        assertThat(answer.<Integer>data("previewSegment.countTo")).isGreaterThanOrEqualTo(7_500);
        assertThat(answer.<Float>data("previewSegment.share")).isBetween(0.2f, 0.3f);
        assertThat(answer.<List<String>>data("previewSegment.sample.externalId"))
                .hasSize(2);
    }
}
