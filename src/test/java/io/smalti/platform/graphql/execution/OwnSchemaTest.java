package io.smalti.platform.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLError;
import graphql.execution.instrumentation.Instrumentation;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.graphql.schema.model.Schema;
import io.smalti.platform.graphql.columns.JsonBytes;
import io.smalti.platform.graphql.columns.LevelResult;
import io.smalti.platform.graphql.columns.QueryMaker;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.TestDatabase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random queries over the schema that is served and the demo company: the same answer with either strategy. */
@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(TestDatabase.class)
class OwnSchemaTest {
    private static final int CASES = Integer.getInteger("smalti.differential.own-cases", 300);
    private static final long SEED = Long.getLong("smalti.differential.seed", 20261125L);
    private final ObjectMapper mapper = new ObjectMapper();

    @Inject
    GraphQLSchema schema;

    @Inject
    Schema model;

    @Inject
    DataSource dataSource;

    @Inject
    @Any
    Instance<Instrumentation> instrumentations;

    @Inject
    CurrentIdentityAssociation identity;

    @BeforeEach
    void begin() {
        Arc.container().requestContext().activate();
        as("admin");
    }

    @AfterEach
    void end() {
        Arc.container().requestContext().terminate();
    }

    private void as(String role) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .addRole(role)
                .build());
    }

    @Test
    void answersAsTheStandardStrategyDoes() throws Exception {
        var byColumn = new AtomicBoolean();
        var engine = engine(byColumn);
        int failed = 0;
        int invalid = 0;
        long bytes = 0;
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            // refusals are a part of the answer as well
            as(i % 3 == 0 ? "analyst" : "admin");
            var random = new Random(seed);
            var maker = new QueryMaker(engine.schema(), random, new LommeraValues(random));
            var query = maker.query(3 + random.nextInt(5));
            var request = new Request(query, null, Map.copyOf(maker.variables));
            var answers = bothWays(engine, byColumn, request);
            var expected = answers.expected();
            var actual = answers.actual();
            if (!expected.executed()) {
                // aliases of two interfaces may meet with other types
                assertThat(told(actual)).as(query).isEqualTo(told(expected));
                invalid++;
                continue;
            }
            assertThat(actual.data()).as(query).isInstanceOf(LevelResult.class);
            assertThat(json(actual.data())).as("seed " + seed + "\n" + query).isEqualTo(json(expected.data()));
            assertThat(told(actual)).as("errors, seed " + seed + "\n" + query).isEqualTo(told(expected));
            failed += expected.errors().isEmpty() ? 0 : 1;
            bytes += json(actual.data()).length();
        }
        System.out.printf("%d queries of the served schema agree, %d with errors, %d bytes%n", CASES, failed, bytes);
        assertThat(bytes).isGreaterThan(200L * CASES);
        assertThat(failed).isBetween(1, CASES / 2);
        assertThat(invalid).isLessThan(CASES / 50);
    }

    private record Both(Answer expected, Answer actual) {}

    /**
     * Asks the standard strategy, then ours. Jobs and other tests may write between the two, so a difference counts only
     * when the standard strategy, asked again, still says what it said.
     */
    private Both bothWays(Engine engine, AtomicBoolean byColumn, Request request) throws Exception {
        byColumn.set(false);
        var expected = engine.answer(request, true);
        for (int i = 0; ; i++) {
            byColumn.set(true);
            var actual = engine.answer(request, true);
            if (same(expected, actual)) {
                return new Both(expected, actual);
            }
            byColumn.set(false);
            var again = engine.answer(request, true);
            if (same(expected, again) || i == 10) {
                return new Both(expected, actual);
            }
            expected = again;
        }
    }

    private boolean same(Answer one, Answer other) throws Exception {
        return one.executed() == other.executed()
                && told(one).equals(told(other))
                && (!one.executed() || json(one.data()).equals(json(other.data())));
    }

    private Engine engine(AtomicBoolean byColumn) {
        var limits = (Limits) Proxy.newProxyInstance(
                Limits.class.getClassLoader(),
                new Class<?>[] {Limits.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "byColumn" -> byColumn.get();
                    case "time" -> java.time.Duration.ofSeconds(60);
                    case "cost" -> 2_000_000;
                    case "documents" -> 1_000_000;
                    case "depth", "list" -> 20;
                    default -> 100_000;
                });
        return new Engine(schema, model, limits, dataSource, instrumentations);
    }

    private String json(Object data) throws Exception {
        if (data instanceof LevelResult columns) {
            var out = new JsonBytes(1024);
            columns.writeData(out);
            return new String(out.toArray(), StandardCharsets.UTF_8);
        }
        return mapper.writeValueAsString(data);
    }

    private static List<String> told(Answer answer) {
        return answer.errors().stream()
                .map(GraphQLError::toSpecification)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
