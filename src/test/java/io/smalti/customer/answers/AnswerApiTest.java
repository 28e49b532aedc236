package io.smalti.customer.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AnswerApiTest {
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    private static GraphQl.Answer answer(Map<String, Object>... answers) {
        return FRONTEND.query("""
                mutation($answers: [AnswerInput!]!) { recordAnswers(input: {source: SURVEY, answers: $answers}) {
                  results { outcome customer { completeness { share nextQuestions(language: "nl", first: 20) { text language sharpens gain trait { code } } }
                    demographics { income } behaviour { lastScore satisfaction } } }
                  userErrors { code path } } }""", Map.of("answers", List.of(answers)));
    }

    @Test
    @SuppressWarnings("unchecked")
    void takesAnAnswerAndAsksTheNext() {
        GraphQl.ADMIN
                .query(
                        "mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"ans-1\", country: \"BE\"}]}) { userErrors { code } } }")
                .data("upsertCustomers");
        var first = answer(Map.of(
                "externalId",
                "a-1",
                "customer",
                "ans-1",
                "trait",
                "income",
                "value",
                "3100",
                "answeredAt",
                "2026-05-01T10:00:00Z",
                "chat",
                true));
        assertThat((String) first.data("recordAnswers.results[0].outcome")).isEqualTo("CREATED");
        assertThat((float) first.data("recordAnswers.results[0].customer.demographics.income"))
                .isEqualTo(3100f);
        var path = "recordAnswers.results[0].customer.completeness.";
        assertThat((List<String>) first.data(path + "nextQuestions.trait.code"))
                .doesNotContain("income")
                .contains("age", "postcode");
        assertThat((String) first.data(path + "nextQuestions[0].language")).isEqualTo("nl");
        assertThat((List<String>) first.data(path + "nextQuestions.text")).contains("In welk jaar bent u geboren?");
        assertThat((float) first.data(path + "nextQuestions[0].sharpens")).isPositive();
        float share = first.data(path + "share");
        var second = answer(Map.of(
                "externalId",
                "a-2",
                "customer",
                "ans-1",
                "trait",
                "tenure",
                "value",
                "owner",
                "csat",
                4,
                "answeredAt",
                "2026-05-02T10:00:00Z"));
        assertThat((float) second.data(path + "share")).isGreaterThan(share);
        assertThat((int) second.data("recordAnswers.results[0].customer.behaviour.lastScore"))
                .isEqualTo(7);
        var again = answer(Map.of(
                "externalId",
                "a-2",
                "customer",
                "ans-1",
                "trait",
                "tenure",
                "value",
                "owner",
                "csat",
                4,
                "answeredAt",
                "2026-05-02T10:00:00Z"));
        assertThat((String) again.data("recordAnswers.results[0].outcome")).isEqualTo("UNCHANGED");
    }

    @Test
    @SuppressWarnings("unchecked")
    void refusesWhatIsNoAnswer() {
        GraphQl.ADMIN
                .query(
                        "mutation { upsertCustomers(input: {source: CRM, customers: [{externalId: \"ans-2\"}]}) { userErrors { code } } }")
                .data("upsertCustomers");
        var at = "2026-05-01T10:00:00Z";
        var refused = answer(
                Map.of("externalId", "b-1", "customer", "nobody", "trait", "income", "value", "1", "answeredAt", at),
                Map.of("externalId", "b-2", "customer", "ans-2", "answeredAt", at),
                Map.of("externalId", "b-3", "customer", "ans-2", "trait", "income", "value", "much", "answeredAt", at),
                Map.of("externalId", "b-4", "customer", "ans-2", "trait", "email", "value", "a@b.be", "answeredAt", at),
                Map.of("externalId", "b-5", "customer", "ans-2", "csat", 6, "answeredAt", at),
                Map.of("externalId", "b-6", "customer", "ans-2", "trait", "religion", "value", "x", "answeredAt", at),
                Map.of("externalId", "b-7", "customer", "ans-2", "score", 11, "answeredAt", at));
        assertThat((List<String>) refused.data("recordAnswers.results.outcome")).containsOnly("REJECTED");
        assertThat((List<String>) refused.data("recordAnswers.userErrors.code"))
                .containsExactly(
                        "UNKNOWN_CUSTOMER",
                        "REQUIRED",
                        "NO_NUMBER",
                        "UNKNOWN_TRAIT",
                        "OUT_OF_RANGE",
                        "SPECIAL_CATEGORY",
                        "OUT_OF_RANGE");
    }
}
