package io.smalti.segment.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.OpenAnswer;
import io.smalti.testsupport.Pool;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ExportResourceTest {
    @Inject
    Sql sql;

    @Inject
    DataSource dataSource;

    private static Response export(Role role, String accept, String body) {
        return given().header("Authorization", "Bearer " + Tokens.of(role))
                .accept(accept)
                .contentType("application/json")
                .body(body)
                .post("/exports/customers");
    }

    @Test
    void writesChosenTraitsOfThoseWhoFulfilARule() {
        GraphQl.ADMIN.query("""
                        mutation { upsertCustomers(input: {source: CRM, customers: [
                          {externalId: "ex-1", dream: "a house, \\"white\\"", income: 1234.5, interests: ["bread", "tea"], zone: "Europe/Oslo", firstName: "Ann"},
                          {externalId: "ex-2", income: 900, zone: "Europe/Oslo"}, {externalId: "ex-3", income: 5}]}) { userErrors { code } } }""").data("upsertCustomers");
        var body = """
                {"traits": ["income", "interests", "dream"], "where": {"equals": {"trait": "zone", "value": "Europe/Oslo"}}}""";
        assertThat(export(Role.MARKETER, "text/csv", body).asString())
                .isEqualTo(
                        "customer,income,interests,dream\r\nex-1,1234.50,bread|tea,\"a house, \"\"white\"\"\"\r\nex-2,900.00,,\r\n");
        assertThat(export(Role.MARKETER, "application/x-ndjson", body).asString())
                .isEqualTo(
                        "{\"customer\":\"ex-1\",\"income\":1234.50,\"interests\":[\"bread\",\"tea\"],\"dream\":\"a house, \\\"white\\\"\"}\n"
                                + "{\"customer\":\"ex-2\",\"income\":900.00}\n");
    }

    /** A part of the customers never looks like all of them. */
    @Test
    void isCutOffWhenItsConnectionIsLost() throws Exception {
        sql.update("""
                insert into customer (external_id, zone, dream)
                select 'cut-' || n, 'Pacific/Chatham', repeat('a house of glass ', 600) from generate_series(1, 6000) n""");
        try (var answer = new OpenAnswer(Role.MARKETER, "/exports/customers", """
                {"traits": ["dream"], "where": {"equals": {"trait": "zone", "value": "Pacific/Chatham"}}}""")) {
            assertThat(answer.next()).contains("cut-");
            // what was fetched before is more than fits between server and reader, so that it has to fetch again
            assertThat(sql.list("""
                            select pg_terminate_backend(pid, 10000) from pg_stat_activity
                            where query like 'select c.external_id, c.dream %'""", row -> row.booleanValue(1))).containsExactly(true);
            assertThatThrownBy(answer::rest).isInstanceOf(IOException.class);
        } finally {
            Pool.dropBroken(dataSource);
            sql.update("delete from customer where zone = 'Pacific/Chatham'");
        }
    }

    @Test
    void refusesWhatIsNotThereOrNotForTheCaller() {
        assertThat(export(Role.MARKETER, "text/csv", "{\"traits\": [\"firstName\"]}")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("UNKNOWN_TRAIT");
        assertThat(export(Role.STEWARD, "text/csv", "{\"traits\": [\"firstName\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(export(Role.STEWARD, "text/csv", "{\"traits\": [\"shoe\"]}")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("UNKNOWN_TRAIT");
        assertThat(export(Role.STEWARD, "text/csv", "{\"traits\": []}")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("INVALID_EXPORT");
        assertThat(export(Role.STEWARD, "text/csv", "no json").jsonPath().getString("code"))
                .isEqualTo("INVALID_EXPORT");
        assertThat(export(
                                Role.STEWARD,
                                "text/csv",
                                "{\"traits\": [\"age\"], \"where\": {\"equals\": {\"trait\": \"shoe\", \"value\": \"1\"}}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(export(Role.FRONTEND, "text/csv", "{\"traits\": [\"age\"]}").statusCode())
                .isEqualTo(403);
    }
}
