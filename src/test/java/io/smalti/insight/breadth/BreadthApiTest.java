package io.smalti.insight.breadth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class BreadthApiTest {
    private static final GraphQl ANALYST = GraphQl.as(Role.ANALYST);

    private static GraphQl.Answer breadth(String arguments) {
        return ANALYST.query(
                "{ breadthOfOffer" + arguments
                        + " { people oneIn classes { from below people typed segments withoutSegment variants specific specificWithoutType } } }");
    }

    private static double number(Map<String, ?> row, String field) {
        return ((Number) row.get(field)).doubleValue();
    }

    @Test
    void showsWhatIsOfferedToThoseOfWhomLittleIsKnown() {
        var counted =
                SqlCount.fewest(() -> breadth("(campaign: \"spring-terrace\", channel: EMAIL, language: \"nl\")"));
        assertThat(counted.statements()).isLessThanOrEqualTo(3);
        List<Map<String, ?>> classes = counted.result().data("breadthOfOffer.classes");
        classes.forEach(System.out::println);
        assertThat(classes).hasSize(5);
        assertThat((int) counted.result().data("breadthOfOffer.oneIn")).isEqualTo(1);
        assertThat(classes.stream().mapToInt(row -> (int) number(row, "people")).sum())
                .isEqualTo(counted.result().<Integer>data("breadthOfOffer.people"))
                .isBetween(9_000, 10_100);
        var told = classes.stream().filter(row -> row.get("segments") != null).toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        for (var row : told) {
            assertThat(number(row, "people")).isGreaterThanOrEqualTo(10);
            assertThat(number(row, "specific"))
                    .isBetween(0.0, 1.0)
                    .isGreaterThanOrEqualTo(number(row, "specificWithoutType"));
            assertThat(number(row, "typed")).isBetween(0.0, 1.0);
            assertThat(number(row, "variants")).isPositive();
        }
        assertThat(number(told.getLast(), "typed")).isGreaterThan(number(told.getFirst(), "typed"));
    }

    @Test
    void countsSegmentsAloneWithoutACampaign() {
        List<Map<String, ?>> classes = breadth("").data("breadthOfOffer.classes");
        assertThat(classes).allSatisfy(row -> assertThat(row.get("specific")).isNull());
        assertThat(classes.stream().anyMatch(row -> row.get("segments") != null))
                .isTrue();
        assertThat((Object) breadth("(campaign: \"nothing\")").data("breadthOfOffer"))
                .isNull();
        assertThat(GraphQl.as(Role.FRONTEND)
                        .query("{ breadthOfOffer { people } }")
                        .error())
                .isEqualTo("FORBIDDEN");
    }
}
