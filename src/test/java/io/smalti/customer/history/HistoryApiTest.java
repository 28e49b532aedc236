package io.smalti.customer.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.ExpiredValues;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class HistoryApiTest {
    private static final GraphQl STEWARD = GraphQl.as(Role.STEWARD);
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    @Inject
    ExpiredValues expired;

    private static GraphQl.Answer tell(String source, Map<String, Object> facts, String key) {
        var input = new HashMap<String, Object>(Map.of("source", source, "customers", List.of(facts)));
        if (key != null) {
            input.put("idempotencyKey", key);
        }
        return STEWARD.query("""
                mutation($input: UpsertCustomersInput!) { upsertCustomers(input: $input) {
                  results { outcome } userErrors { code message } } }""", Map.of("input", input));
    }

    private static String told(String source, Map<String, Object> facts) {
        return tell(source, facts, null).data("upsertCustomers.results[0].outcome");
    }

    private static GraphQl.Answer income(String externalId) {
        return FRONTEND.query("""
                query($id: String!) { customer(externalId: $id) { demographics { income }
                  trait(code: "income") { value origin source expiresAt }
                  history(trait: "income") { value origin source fate reason } } }""", Map.of("id", externalId));
    }

    private static Map<String, Object> income(String id, Object amount, String origin, String observedAt) {
        return Map.of("externalId", id, "income", amount, "origin", origin, "observedAt", observedAt);
    }

    @Test
    void keepsWhatWasReplacedAndWhatLost() {
        var now = Instant.now();
        told("CRM", income("past-1", 1000, "DECLARED", now.minusSeconds(9000).toString()));
        told("CRM", income("past-1", 2000, "DECLARED", now.minusSeconds(8000).toString()));
        assertThat(told(
                        "PARTNER",
                        income("past-1", 3000, "PURCHASED", now.minusSeconds(10).toString())))
                .isEqualTo("UNCHANGED");
        told("PARTNER", income("past-1", 3100, "PURCHASED", now.minusSeconds(5).toString()));
        var read = income("past-1");
        assertThat((String) read.data("customer.trait.value")).isEqualTo("2000.00");
        assertThat((List<String>) read.data("customer.history.fate")).containsExactly("OUTWEIGHED", "REPLACED");
        assertThat((List<String>) read.data("customer.history.value")).containsExactly("3100.00", "1000.00");
        assertThat((List<String>) read.data("customer.history.source")).containsExactly("PARTNER", "CRM");
    }

    @Test
    void letsWhatWasSeenBeatWhatWasSaidLongAgo() {
        var now = Instant.now();
        told(
                "CRM",
                income(
                        "past-2",
                        1000,
                        "DECLARED",
                        now.minusSeconds(3L * 365 * 86_400).toString()));
        told(
                "WEBSHOP",
                income("past-2", 2500, "OBSERVED", now.minusSeconds(86_400).toString()));
        assertThat((String) income("past-2").data("customer.trait.value")).isEqualTo("2500.00");
        told(
                "CRM",
                income("past-2", 2600, "DECLARED", now.minusSeconds(2L * 86_400).toString()));
        assertThat((String) income("past-2").data("customer.trait.value")).isEqualTo("2600.00");
    }

    @Test
    void takesBackWhatWasSaidUntilSomebodyStrongerOrNewerKnows() {
        var now = Instant.now();
        told("CRM", income("past-3", 1000, "DECLARED", now.minusSeconds(100).toString()));
        var nothing = new HashMap<String, Object>();
        nothing.put("code", "income");
        nothing.put("value", null);
        assertThat(told("CRM", Map.of("externalId", "past-3", "traits", List.of(nothing))))
                .isEqualTo("UPDATED");
        assertThat(told("CRM", Map.of("externalId", "past-3", "traits", List.of(nothing))))
                .isEqualTo("UNCHANGED");
        var read = income("past-3");
        assertThat((Object) read.data("customer.demographics.income")).isNull();
        assertThat((List<String>) read.data("customer.history.fate")).containsExactly("TAKEN_BACK");
        told("CRM", income("past-3", 1000, "DECLARED", now.minusSeconds(100).toString()));
        told("PARTNER", income("past-3", 1500, "PURCHASED", now.toString()));
        assertThat((Object) income("past-3").data("customer.demographics.income"))
                .isNull();
        told("CRM", Map.of("externalId", "past-3", "income", 1800));
        assertThat((String) income("past-3").data("customer.trait.value")).isEqualTo("1800.00");
    }

    @Test
    void correctsAValueWithItsReason() {
        told(
                "CRM",
                income("past-4", 1000, "DECLARED", Instant.now().plusSeconds(60).toString()));
        var correct = """
                mutation($value: String, $reason: String!) { rectifyTrait(input: {externalId: "past-4", trait: "income",
                  value: $value, reason: $reason, idempotencyKey: "r-1"}) {
                  customer { trait(code: "income") { value } } userErrors { code path } } }""";
        var answer = STEWARD.query(correct, Map.of("value", "1200", "reason", "letter of 3 March"));
        assertThat((String) answer.data("rectifyTrait.customer.trait.value")).isEqualTo("1200.00");
        var again = STEWARD.query(correct, Map.of("value", "1200", "reason", "letter of 3 March"));
        assertThat((String) again.data("rectifyTrait.customer.trait.value")).isEqualTo("1200.00");
        assertThat(STEWARD.query(correct, Map.of("value", "9", "reason", "letter of 3 March"))
                        .error())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        var read = income("past-4");
        assertThat((List<String>) read.data("customer.history.fate")).containsExactly("RECTIFIED");
        assertThat((List<String>) read.data("customer.history.reason")).containsExactly("letter of 3 March");
        assertThat(FRONTEND.query(correct, Map.of("value", "1", "reason", "x")).error())
                .isEqualTo("FORBIDDEN");
        var other =
                "mutation($trait: String!) { rectifyTrait(input: {externalId: \"past-4\", trait: $trait, value: \"x\","
                        + " reason: \"r\"}) { customer { id } userErrors { code path } } }";
        assertThat((String) STEWARD.query(other, Map.of("trait", "orders")).data("rectifyTrait.userErrors[0].code"))
                .isEqualTo("NOT_WRITABLE");
        assertThat((String) STEWARD.query(other, Map.of("trait", "income")).data("rectifyTrait.userErrors[0].code"))
                .isEqualTo("NO_NUMBER");
    }

    @Test
    void endsAValueAtItsTimeAndLetsTheNextBestCount() throws InterruptedException {
        told("PARTNER", income("past-5", 3000, "PURCHASED", Instant.now().toString()));
        var soon = Instant.now().plusMillis(1500);
        told("CRM", Map.of("externalId", "past-5", "income", 4000, "expiresAt", soon.toString()));
        told("PARTNER", income("past-5", 3200, "PURCHASED", Instant.now().toString()));
        assertThat((String) income("past-5").data("customer.trait.value")).isEqualTo("4000.00");
        Thread.sleep(Math.max(0, soon.toEpochMilli() - System.currentTimeMillis()) + 50);
        while (expired.remove() > 0) {}
        var read = income("past-5");
        assertThat((String) read.data("customer.trait.value")).isEqualTo("3200.00");
        assertThat((String) read.data("customer.trait.origin")).isEqualTo("PURCHASED");
        assertThat((List<String>) read.data("customer.history.fate")).containsExactly("EXPIRED", "REPLACED");
        assertThat((String) tell("CRM", Map.of("externalId", "past-5", "expiresAt", "2001-01-01T00:00:00Z"), null)
                        .data("upsertCustomers.userErrors[0].code"))
                .isEqualTo("IN_THE_PAST");
    }

    @Test
    void answersAKeyThatComesTwiceAsTheFirstTime() {
        var facts = Map.<String, Object>of("externalId", "past-6", "firstName", "Ann");
        assertThat((String) tell("CRM", facts, "k-6").data("upsertCustomers.results[0].outcome"))
                .isEqualTo("CREATED");
        assertThat((String) tell("CRM", facts, "k-6").data("upsertCustomers.results[0].outcome"))
                .isEqualTo("CREATED");
        assertThat((String) tell("CRM", facts, "k-6b").data("upsertCustomers.results[0].outcome"))
                .isEqualTo("UNCHANGED");
        assertThat(tell("CRM", Map.of("externalId", "past-7"), "k-6").error()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(tell("CRM", facts, " ").error()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @Test
    void readsTheHistoryOfManyByOneStatementAndKeepsContactData() {
        for (int i = 0; i < 10; i++) {
            told("CRM", Map.of("externalId", "past-many-" + i, "firstName", "A" + i, "income", 100 + i));
            told("CRM", Map.of("externalId", "past-many-" + i, "firstName", "B" + i, "income", 200 + i));
        }
        var query = "{ customers(first: %d) { nodes { externalId history(first: 5) { value trait { code } } } } }";
        var few = SqlCount.of(() -> FRONTEND.query(query.formatted(2)));
        var many = SqlCount.of(() -> FRONTEND.query(query.formatted(50)));
        assertThat(many.statements()).isEqualTo(few.statements());
        assertThat(many.result().<List<List<String>>>data("customers.nodes.history.trait.code"))
                .allSatisfy(codes -> assertThat(codes).doesNotContain("firstName"));
        assertThat(FRONTEND.query(query.formatted(2).replace("first: 5", "first: 101"))
                        .error())
                .isEqualTo("INVALID_HISTORY");
    }
}
