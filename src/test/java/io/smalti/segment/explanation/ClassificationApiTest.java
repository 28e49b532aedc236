package io.smalti.segment.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ClassificationApiTest {
    private static final String FIELDS = """
             { type { level evidence areaLevel reason typeProbability } ageBand { code } age bar
               segments { key member conditions { condition value result } } }""";

    @Inject
    People people;

    private static GraphQl.Answer classify(String person) {
        return GraphQl.ADMIN.query("{ classify(person: " + person + ")" + FIELDS + " }");
    }

    @Test
    void aPostcodeAndAnEstimatedAgeAreEnough() {
        GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "c-young-ghent", name: "Young in Ghent", facet: GEOGRAPHIC, objective: ACQUIRE,
                    rule: {all: [{equals: {trait: "postcode", value: "9000"}}, {range: {trait: "age", from: 18, below: 36}}]}}) {
                    segment { id } userErrors { message } } }""").data("defineSegment.segment.id");
        var before = people.rows();
        var answer = classify("{country: \"BE\", postcode: \"9000\", ageEstimate: 32}");
        assertThat(answer.<String>data("classify.type.areaLevel")).isNotNull();
        assertThat(answer.<List<String>>data("classify.type.evidence")).contains("ageBand=30-34");
        assertThat(answer.<Float>data("classify.type.typeProbability")).isBetween(0.03f, 1f);
        assertThat(answer.<String>data("classify.ageBand.code")).isEqualTo("30-34");
        assertThat(answer.<List<String>>data("classify.segments.key")).contains("c-young-ghent");
        assertThat(answer.<List<String>>data(
                        "classify.segments.find { it.key == 'c-young-ghent' }.conditions.condition"))
                .containsExactly("postcode is 9000", "age from 18, below 36");
        assertThat(people.rows()).isEqualTo(before);
    }

    @Test
    void ordersAndContactsCountAsThoseOfAStoredCustomer() {
        GraphQl.ADMIN.query("""
                mutation { a: defineSegment(input: {key: "c-tables", name: "n", facet: BEHAVIOURAL, objective: UPSELL, rule: {all: [
                        {orders: {withinDays: 100, lines: {descriptionContains: "TABLE"}, measure: REVENUE, atLeast: 100}}
                        {interactions: {kinds: [SEARCH], withinDays: 30, subjectContains: "lamp", atLeast: 2}}
                        {atLeast: {trait: "orders", value: 2}} {equals: {trait: "lifecycle", value: "CUSTOMER"}}
                        {atLeast: {trait: "satisfaction", value: 8}}]}}) { userErrors { code } }
                    b: upsertCustomers(input: {source: WEBSHOP, customers: [{externalId: "C-SAME"}]}) { results { outcome } } }""");
        var day = Instant.now().truncatedTo(ChronoUnit.DAYS);
        var orders = """
                {placedAt: "%s", lines: [{product: "T1", description: "Oak table", quantity: 2, unitPrice: 60}]%s}
                {placedAt: "%s", total: 19.95, channel: WEB%s}
                {placedAt: "%s", kind: RETURN, lines: [{product: "T1", description: "Oak table", quantity: -1, unitPrice: 20}]%s}""";
        var contacts = """
                {kind: SEARCH, occurredAt: "%1$s", subject: "Lamp brass"%2$s} {kind: SEARCH, occurredAt: "%1$s", subject: "lamp"%3$s}
                {kind: SURVEY, occurredAt: "%1$s", score: 9%4$s} {kind: VISIT, occurredAt: "%1$s", channel: WEB%5$s}""";
        var recent = day.minus(Duration.ofDays(9));
        var early = day.minus(Duration.ofDays(90));
        var told = classify("{country: \"BE\", ageEstimate: 40, orders: ["
                + orders.formatted(early, "", recent, "", recent, "") + "], interactions: ["
                + contacts.formatted(recent, "", "", "", "") + "]}");
        assertThat(told.<List<String>>data("classify.segments.key")).contains("c-tables");
        GraphQl.ADMIN.query("mutation { recordOrders(input: {source: WEBSHOP, orders: ["
                + orders.formatted(early, of("C-O1"), recent, of("C-O2"), recent, of("C-O3"))
                + "]}) { results { outcome } } recordInteractions(input: {source: WEBSHOP, interactions: ["
                + contacts.formatted(recent, of("C-I1"), of("C-I2"), of("C-I3"), of("C-I4"))
                + "]}) { results { outcome } } }");
        var stored = GraphQl.ADMIN.query("""
                { customer(externalId: "C-SAME") { segment(key: "c-tables") { member conditions { condition value result } } } }""");
        assertThat(told.<List<?>>data("classify.segments.find { it.key == 'c-tables' }.conditions"))
                .isEqualTo(stored.<List<?>>data("customer.segment.conditions"));
    }

    private static String of(String externalId) {
        return ", customer: \"C-SAME\", externalId: \"" + externalId + "\"";
    }

    @Test
    void refusesOrdersThatCouldNotBeStoredEither() {
        var answer = classify("{country: \"BE\", orders: [{placedAt: \"2999-01-01T00:00:00Z\", total: 5}]}");
        assertThat(answer.error()).isEqualTo("INVALID_PERSON");
        assertThat(answer.message()).startsWith("orders.0.placedAt");
        assertThat(classify("{interactions: [{kind: SURVEY, occurredAt: \"2020-01-01T00:00:00Z\", score: 11}]}")
                        .message())
                .startsWith("interactions.0.score");
    }

    @Test
    void asksTheDatabaseForTheSegmentsOnly() {
        var person = "{country: \"BE\", postcode: \"9000\", ageEstimate: 32, tenure: OWNER, income: 2500}";
        classify(person);
        // and for the place, where a segment of another test asks for it
        assertThat(SqlCount.fewest(() -> classify(person)).statements()).isLessThanOrEqualTo(2);
    }

    @Test
    void nobodyUnderEighteenIsPlaced() {
        var answer = classify("{country: \"BE\", postcode: \"9000\", ageEstimate: 17}");
        assertThat((Object) answer.data("classify.ageBand")).isNull();
        assertThat(answer.<String>data("classify.bar")).isEqualTo("MINOR");
        assertThat(answer.<String>data("classify.type.level")).isEqualTo("NONE");
        assertThat(answer.<String>data("classify.type.reason")).isEqualTo("MINOR");
        assertThat(answer.<List<?>>data("classify.segments")).isEmpty();
    }

    @Test
    void abroadThereIsNoType() {
        var answer = classify("{country: \"NO\", postcode: \"0150\", ageEstimate: 40}");
        assertThat(answer.<String>data("classify.type.level")).isEqualTo("NONE");
        assertThat(answer.<String>data("classify.ageBand.code")).isEqualTo("40-44");
    }

    @Test
    void refusesWhatCouldNotBeStoredEither() {
        assertThat(classify("{country: \"BE\", birthDate: \"2999-01-01\"}").error())
                .isEqualTo("INVALID_PERSON");
    }

    @Test
    void rolesDecide() {
        var query = "{ classify(person: {country: \"BE\", postcode: \"9000\", ageEstimate: 40}) { age } }";
        assertThat(GraphQl.as(Role.ANALYST).query(query).error()).isEqualTo("FORBIDDEN");
        assertThat(GraphQl.as(Role.CAMPAIGN).query(query).<Integer>data("classify.age"))
                .isEqualTo(40);
    }
}
