package io.smalti.platform.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AccessTest {
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final String UNKNOWN_NODE = "{ node(id: \"" + GlobalId.of("Customer", 987_654_321) + "\") { id } }";

    @ParameterizedTest
    @EnumSource(Role.class)
    void takesTheTokenOfEveryRole(Role role) {
        assertThat((Object) GraphQl.as(role).query(UNKNOWN_NODE).data("node")).isNull();
    }

    @Test
    void takesARequestWithoutTokenForAdminInTests() {
        assertThat((Object) GraphQl.ADMIN.query(UNKNOWN_NODE).data("node")).isNull();
    }

    @Test
    void refusesFieldsToACallerWithoutRolesAndKeepsSiblings() {
        var answer = new GraphQl(Tokens.of(Set.of("guest"), Tokens.ISSUER, TOMORROW))
                .query("{ __typename " + UNKNOWN_NODE.substring(1));
        assertThat(answer.error()).isEqualTo("FORBIDDEN");
        assertThat(answer.json().getList("errors[0].path")).isEqualTo(java.util.List.of("node"));
        assertThat((String) answer.partial("__typename")).isEqualTo("Query");
    }

    @Test
    void opensIntrospectionToEveryCallerWithAToken() {
        var answer = new GraphQl(Tokens.of(Set.of(), Tokens.ISSUER, TOMORROW))
                .query("{ __schema { queryType { name fields { name } } } }");
        assertThat((String) answer.data("__schema.queryType.name")).isEqualTo("Query");
    }

    @Test
    void refusesExpiredTokens() {
        assertThat(status(
                        Tokens.of(Set.of("admin"), Tokens.ISSUER, Instant.now().minus(Duration.ofHours(1)))))
                .isEqualTo(401);
    }

    @Test
    void refusesTokensOfAnotherIssuer() {
        assertThat(status(Tokens.of(Set.of("admin"), "https://elsewhere.example", TOMORROW)))
                .isEqualTo(401);
    }

    @Test
    void refusesForgedTokens() {
        var token = Tokens.of(Role.FRONTEND);
        var parts = token.split("\\.");
        assertThat(status(token)).isEqualTo(200);
        var forged = Tokens.of(Role.ADMIN).split("\\.")[1];
        assertThat(status(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
        assertThat(status("not-a-token")).isEqualTo(401);
    }

    @Test
    void looksAmongVerifiedTokensBeforeItVerifiesOne() {
        var mechanisms = Arc.container().listAll(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .map(InstanceHandle::get)
                .sorted(Comparator.comparingInt(HttpAuthenticationMechanism::getPriority)
                        .reversed())
                .toList();
        assertThat(mechanisms).hasSizeGreaterThan(1);
        assertThat((Object) ClientProxy.unwrap(mechanisms.getFirst())).isInstanceOf(VerifiedTokens.class);
    }

    @Test
    void knowsAnAdminAgainWithTheRolesOfAll() {
        var admin = GraphQl.as(Role.ADMIN);
        for (int i = 0; i < 3; i++) {
            assertThat((Object) admin.query(UNKNOWN_NODE).data("node")).isNull();
        }
        assertThat(Arc.container()
                        .instance(VerifiedTokens.class)
                        .get()
                        .known("Bearer " + admin.token())
                        .getRoles())
                .hasSize(Role.values().length);
    }

    @Test
    void keepsHealthOpen() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"query\":\"{ __typename }\"}")
                .post("/graphql")
                .statusCode();
    }
}
