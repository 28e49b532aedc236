package io.smalti.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class InsightApiTest {
    @Inject
    Sql sql;

    private void people() {
        sql.update("""
                with fresh as (
                    insert into customer (external_id, country, postcode, birth_year, tenure, interests, income)
                    select 'I-' || i, 'BE', 'I-' || i % 2, 1980,
                        case when i % 2 = 0 and i % 10 < 8 or i % 2 = 1 and i % 10 < 3 then 'OWNER' else 'PRIVATE_RENT' end,
                        case when i % 4 = 0 or i = 1 then '{GARDENING}'::text[] else '{TRAVEL}' end, 1000 + i
                    from generate_series(0, 399) i on conflict do nothing returning id, external_id),
                orders as (
                    insert into customer_order (customer_id, source, external_id, placed_at, total)
                    select id, 'WEBSHOP', external_id || '-' || n, now() - n * interval '20 days' - id % 7 * interval '1 day', 10 + id % 50
                    from fresh, generate_series(1, 5) n where n <= 1 + id % 5 returning customer_id, total, placed_at)
                insert into behaviour (customer_id, orders, revenue, first_order_at, last_order_at)
                select customer_id, count(*), sum(total), min(placed_at), max(placed_at) from orders group by customer_id""");
        GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "i-even", name: "Even", facet: DEMOGRAPHIC, objective: INFORM,
                    rule: {equals: {trait: "postcode", value: "I-0"}}}) { userErrors { code } } }""");
    }

    @Test
    void findsWhatMembersHaveInCommon() {
        people();
        var answer = GraphQl.as(Role.ANALYST).query("""
                { segment(key: "i-even") { commonTraits { trait { code } value count known share baseShare index lift pValue qValue }
                    mind: commonTraits(facet: PSYCHOGRAPHIC) { trait { code } value lift }
                    pareto { customers revenueShareOfTopFifth gini } } }""");
        var traits = answer.<List<Map<String, Object>>>data("segment.commonTraits");
        var owner = traits.stream()
                .filter(one -> "OWNER".equals(one.get("value")))
                .findFirst()
                .orElseThrow();
        assertThat(owner.get("count")).isEqualTo(160);
        assertThat(owner.get("known")).isEqualTo(200);
        assertThat((Float) owner.get("share")).isEqualTo(0.8f);
        assertThat((Float) owner.get("lift")).isGreaterThan(1.2f);
        assertThat(traits).extracting(one -> one.get("value")).doesNotContain("BE");
        assertThat(traits)
                .allSatisfy(one -> assertThat((Float) one.get("qValue")).isLessThanOrEqualTo(0.05f));
        assertThat(answer.<List<String>>data("segment.mind.value")).contains("GARDENING");
        var preview = GraphQl.as(Role.MARKETER).query("""
                { previewSegment(rule: {equals: {trait: "postcode", value: "I-0"}}) { count commonTraits { value count } } }""");
        assertThat(preview.<List<Map<String, Object>>>data("previewSegment.commonTraits"))
                .contains(Map.of("value", "OWNER", "count", 160));
        assertThat(answer.<Integer>data("segment.pareto.customers")).isEqualTo(200);
        assertThat(answer.<Float>data("segment.pareto.revenueShareOfTopFifth")).isBetween(0.2f, 1f);
    }

    @Test
    void fitsAModelToTheOrdersAndExpectsOfEveryCustomer() throws InterruptedException {
        people();
        var started = GraphQl.as(Role.MARKETER).query("mutation { fitPurchases(days: 90) { id kind state } }");
        var id = started.<String>data("fitPurchases.id");
        var until = Instant.now().plus(Duration.ofSeconds(60));
        String state;
        do {
            Thread.sleep(100);
            state = GraphQl.ADMIN.query("{ job(id: \"" + id + "\") { state } }").data("job.state");
        } while (!state.equals("DONE")
                && !state.equals("FAILED")
                && Instant.now().isBefore(until));
        assertThat(state).isEqualTo("DONE");
        var answer = GraphQl.ADMIN.query("""
                { purchaseForecast { customers repeaters days meanRate meanAmount purchasing { r alpha a b logLikelihood }
                    repeats { repeats customers expected } }
                  customer(externalId: "I-7") { expectedPurchases { purchases days alive averagePurchase value basis referenceDate } } }""");
        assertThat(answer.<Integer>data("purchaseForecast.days")).isEqualTo(90);
        assertThat(answer.<Integer>data("purchaseForecast.customers")).isGreaterThanOrEqualTo(400);
        assertThat(answer.<List<Integer>>data("purchaseForecast.repeats.repeats"))
                .hasSize(8);
        assertThat(answer.<Float>data("customer.expectedPurchases.purchases")).isNotNegative();
        assertThat(answer.<String>data("customer.expectedPurchases.basis")).isIn("MODEL", "MEAN");
        sql.update("insert into customer (external_id) values ('I-SILENT') on conflict do nothing"); // never bought
        var silent = GraphQl.ADMIN.query("""
                { customer(externalId: "I-SILENT") { none: expectedPurchases { basis }
                    unknown: expectedPurchases(segment: "i-nobody") { basis }
                    mean: expectedPurchases(segment: "i-even") { basis purchases days averagePurchase value alive } } }""");
        assertThat((Object) silent.data("customer.none")).isNull();
        assertThat((Object) silent.data("customer.unknown")).isNull();
        assertThat(silent.<String>data("customer.mean.basis")).isEqualTo("SEGMENT_MEAN");
        assertThat(silent.<Integer>data("customer.mean.days")).isEqualTo(90);
        assertThat(silent.<Float>data("customer.mean.averagePurchase")).isBetween(10f, 60f);
        assertThat(GraphQl.ADMIN
                        .query("mutation { fitPurchases(days: 0) { id } }")
                        .error())
                .isEqualTo("INVALID_HORIZON");
        assertThat(GraphQl.as(Role.FRONTEND)
                        .query("mutation { fitPurchases { id } }")
                        .error())
                .isEqualTo("FORBIDDEN");
    }
}
