package io.smalti.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is delivered, as a jar or as a native binary, on a real PostgreSQL. */
@QuarkusIntegrationTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SmaltiIT {
    @ParameterizedTest
    @ValueSource(strings = {"/q/health/started", "/q/health/ready", "/q/health/live"})
    void isHealthy(String probe) {
        assertThat(given().get(probe).jsonPath().getString("status")).isEqualTo("UP");
    }

    @Test
    void showsMetrics() {
        assertThat(given().get("/q/metrics").asString()).contains("jvm_").contains("http_server");
    }

    @Test
    void answersACallerWithAToken() {
        var id = GlobalId.of("Customer", 987_654_321);
        var answer = GraphQl.as(Role.FRONTEND).query("{ node(id: \"" + id + "\") { id } }");
        assertThat((Object) answer.data("node")).isNull();
    }

    @Test
    void answersTheWholeSchema() {
        var answer = GraphQl.as(Role.ANALYST)
                .query("{ __schema { types { name fields { name args { name } type { name kind } } } } }");
        assertThat(answer.<java.util.List<String>>data("__schema.types.name")).contains("Query", "Node", "PageInfo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/imports/customers", "/campaigns/spring/messages", "/q/openapi", "/"})
    void refusesEverythingElseWithoutAToken(String path) {
        given().get(path).then().statusCode(401);
        given().contentType("application/json")
                .body("{\"query\":\"{ __typename }\"}")
                .post(path)
                .then()
                .statusCode(401);
    }

    @Test
    void hasNoExplorer() {
        given().header("Authorization", "Bearer " + GraphQl.as(Role.ADMIN).token())
                .get("/q/graphql-ui/")
                .then()
                .statusCode(404);
    }
}
