package io.smalti.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it is for, from files to the message, on what is delivered: as each role may, and on a real PostgreSQL. */
@QuarkusIntegrationTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MainJobIT {
    private static final String CUSTOMERS = """
            customer,firstName,birthDate,postcode,country,language,email
            job-1,Ann,1990-05-01,9000,BE,nl,ann@example.org
            job-2,Luc,1951-02-03,1050,BE,fr,luc@example.org
            job-3,Eve,tomorrow,9000,BE,nl,eve@example.org
            """;
    private static final String ORDERS = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            job-536365,85123A,WHITE HANGING HEART,6,2010-12-01T08:26:00,2.55,job-1,Belgium
            Cjob-536379,85123A,WHITE HANGING HEART,-1,2010-12-02T08:26:00,2.55,job-1,Belgium
            """;
    private static JsonPath customers;
    private static JsonPath orders;

    /** Once, and not earlier than before the first test: only then is it known where the application listens. */
    @BeforeEach
    void fill() {
        if (customers != null) {
            return;
        }
        customers = imported("/imports/customers?source=CRM", CUSTOMERS);
        orders = imported("/imports/orders?mapping=online-retail", ORDERS);
        assertThat(GraphQl.as(Role.STEWARD).query("""
                mutation { recordConsents(input: {source: CRM, consents: [
                    {externalId: "job-1", purpose: MARKETING, channel: EMAIL, decision: GIVEN}]}) { outcomes } }""").<List<String>>data("recordConsents.outcomes"))
                .containsExactly("CREATED");
        assertThat(GraphQl.as(Role.MARKETER).query("""
                mutation { defineSegment(input: {key: "job-ghent", name: "Ghent", facet: GEOGRAPHIC, objective: RETAIN,
                    rule: {all: [{equals: {trait: "postcode", value: "9000"}}, {atLeast: {trait: "age", value: 18}}]}}) {
                    segment { size } userErrors { code } } }""").<Integer>data("defineSegment.segment.size"))
                .isEqualTo(1);
        assertThat(GraphQl.as(Role.MARKETER).query("""
                mutation {
                    createCampaign(input: {key: "job-spring", name: "Spring", channels: [EMAIL], languages: ["nl"]}) {
                        userErrors { code } }
                    writeVariants(input: {campaign: "job-spring", variants: [
                        {channel: EMAIL, language: "nl", subject: "Lente", body: "Dag", wording: "plain"},
                        {channel: EMAIL, language: "nl", subject: "Lente", body: "Dag", wording: "other"},
                        {channel: EMAIL, language: "nl", subject: "Lente", body: "Dag {{firstName|u}}", ageBand: "35-39"}]}) {
                        results { outcome userErrors { code path } } userErrors { code } }
                    publishCampaign(input: {campaign: "job-spring"}) { campaign { status } userErrors { code path } } }""").<String>data("publishCampaign.campaign.status"))
                .isEqualTo("PUBLISHED");
    }

    private static JsonPath imported(String path, String file) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void tellsWhatBecameOfTheLines() {
        assertThat(customers.getInt("created")).isEqualTo(2);
        assertThat(customers.getInt("rejected")).isEqualTo(1);
        assertThat(orders.getInt("created")).isEqualTo(2);
        assertThat(given().header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                        .get(customers.getString("rejections"))
                        .asString())
                .contains("4,\"birthDate\",");
    }

    @Test
    void answersANestedQueryInBothDirections() {
        var answer = GraphQl.as(Role.FRONTEND).query("""
                { customer(externalId: "job-1") {
                    demographics { age language } geography { postcode } ageBand { code }
                    behaviour { orders returns revenue lastOrderAt }
                    orders(first: 5) { totalCount nodes { externalId total lines { product quantity } } }
                    lifestyle { level groupProbability candidates(first: 2) { probability type { code name(language: "nl")
                        customers(first: 5) { totalCount nodes { id externalId lifestyle { evidence } } } } } }
                    segments { segment { key rule size customers(first: 2) { nodes { externalId } } } }
                    traits(facet: GEOGRAPHIC) { trait { code } origin }
                    contact { email } } }""");
        assertThat(answer.error()).isEqualTo("FORBIDDEN");
        assertThat(answer.<Object>partial("customer.contact")).isNull();
        assertThat(answer.<String>partial("customer.geography.postcode")).isEqualTo("9000");
        assertThat(answer.<Integer>partial("customer.behaviour.orders")).isEqualTo(1);
        assertThat(answer.<Integer>partial("customer.orders.totalCount")).isEqualTo(2);
        assertThat(answer.<Object>partial("customer.lifestyle.candidates[0].type.code"))
                .isNotNull();
        assertThat(answer.<List<String>>partial("customer.segments.segment.key"))
                .containsExactly("job-ghent");
        assertThat(answer.<List<String>>partial("customer.segments[0].segment.customers.nodes.externalId"))
                .containsExactly("job-1");
    }

    @Test
    void findsTheMessageForACustomerForAStrangerAndForACell() {
        var answer = GraphQl.as(Role.CAMPAIGN).query("""
                { customer(externalId: "job-1") { message(campaign: "job-spring", channel: EMAIL) {
                        sent subject body level path { level outcome } reasons { code message } } }
                  other: customer(externalId: "job-2") { message(campaign: "job-spring", channel: EMAIL) { sent reasons { code } } }
                  classify(person: {postcode: "9000", ageEstimate: 40}) { ageBand { code }
                        message(campaign: "job-spring", channel: EMAIL) { body variant { wording } } }
                  messageVariant(campaign: "job-spring", channel: EMAIL, language: "nl") { body level } }""");
        assertThat(answer.<String>data("customer.message.body")).isEqualTo("Dag Ann");
        assertThat(answer.<Boolean>data("other.message.sent")).isFalse();
        assertThat(answer.<String>data("classify.message.body")).startsWith("Dag");
        assertThat(answer.<String>data("messageVariant.body")).isEqualTo("Dag");
    }

    @Test
    void findsCustomersByARule() {
        var answer = GraphQl.as(Role.MARKETER).query("""
                { customers(where: {all: [{equals: {trait: "postcode", value: "1050"}}, {exists: {trait: "age"}}]}) {
                    totalCount nodes { externalId value { rfm { cell } } } } }""");
        assertThat(answer.<List<String>>data("customers.nodes.externalId")).containsExactly("job-2");
    }
}
