package io.smalti.platform.graphql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.introspection.IntrospectionQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Random queries through graphql-java's own strategy and through ours: the same answer, byte for byte. */
class LevelStrategyTest {
    private static final int CASES = Integer.getInteger("smalti.differential.cases", 10_000);
    private static final long SEED = Long.getLong("smalti.differential.seed", 20261122L);
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void answersAsTheStandardStrategyDoes() throws Exception {
        var worlds = List.of(new TestWorld(0, 0), new TestWorld(30, 10), new TestWorld(150, 60), new TestWorld(5, 2));
        int failed = 0;
        int invalid = 0;
        int empty = 0;
        long bytes = 0;
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            var world = worlds.get(i % worlds.size());
            var maker = new QueryMaker(world.schema, new Random(seed));
            var query = maker.query();
            var standard = graphQl(world, false);
            var ours = graphQl(world, true);
            var input = ExecutionInput.newExecutionInput(query).variables(maker.variables);
            var expected = standard.execute(input.build());
            var actual = ours.execute(input.build());
            // the same document again with every condition turned: plans must not mix
            assertSame(seed, query, maker.variables, expected, actual);
            var turned = new LinkedHashMap<>(maker.variables);
            turned.replaceAll((name, value) -> value instanceof Boolean truth ? (Object) !truth : value);
            input = ExecutionInput.newExecutionInput(query).variables(turned);
            assertSame(seed, query, turned, standard.execute(input.build()), ours.execute(input.build()));
            failed += expected.getErrors().isEmpty() ? 0 : 1;
            if (actual instanceof LevelResult result) {
                bytes += data(result).length;
                empty += data(result).length < 10 ? 1 : 0;
            } else {
                invalid++;
            }
        }
        System.out.printf(
                "%d cases from seed %d agree; of %d documents %d with errors, %d invalid, %d all null; %d bytes of data%n",
                CASES * 2, SEED, CASES, failed, invalid, empty, bytes);
        assertThat(invalid).isLessThanOrEqualTo(CASES / 1000);
        assertThat(failed).isBetween(CASES / 10, CASES);
        assertThat(empty).isLessThan(CASES / 3);
    }

    @Test
    void answersIntrospectionAsTheStandardStrategyDoes() throws Exception {
        var world = new TestWorld(0, 0);
        var some = """
                { __typename __type(name: "Named") { ...Shown possibleTypes { name } }
                  __schema { queryType { kind name } directives { name args { defaultValue type { kind } } } } }
                fragment Shown on __Type { __typename kind name fields(includeDeprecated: true) { name isDeprecated args { name } } }""";
        var none = "{ __type(name: \"Nobody\") { name } }";
        var tooMuch = "{ a: __type(name: \"Named\") { name } b: __type(name: \"Robot\") { name } }";
        for (var query : List.of(IntrospectionQuery.INTROSPECTION_QUERY, some, none, tooMuch)) {
            var input = ExecutionInput.newExecutionInput(query).build();
            var actual = graphQl(world, true).execute(input);
            assertThat(actual.isDataPresent()).isEqualTo(!query.equals(tooMuch));
            assertSame(0, query, Map.of(), graphQl(world, false).execute(input), actual);
        }
    }

    /** Many threads turn the conditions of the same documents, whose plans they share. */
    @Test
    void answersEveryThreadByItsOwnConditions() throws Exception {
        var world = new TestWorld(30, 10);
        var standard = graphQl(world, false);
        var ours = graphQl(world, true);
        var inputs = new ArrayList<ExecutionInput>();
        for (int document = 0; document < 30; document++) {
            var query = new QueryMaker(world.schema, new Random(SEED + document)).query(4);
            for (int conditions = 0; conditions < 8; conditions++) {
                inputs.add(ExecutionInput.newExecutionInput(query)
                        .variables(Map.of(
                                "b0", (conditions & 1) > 0, "b1", (conditions & 2) > 0, "b2", (conditions & 4) > 0))
                        .build());
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<ExecutionResult>>();
            for (int turn = 0; turn < 8; turn++) {
                Collections.shuffle(inputs, new Random(turn));
                inputs.forEach(input -> asked.add(threads.submit(() -> ours.execute(input))));
                for (int i = 0; i < inputs.size(); i++) {
                    var input = inputs.get(i);
                    var answer = asked.get(turn * inputs.size() + i).get();
                    assertSame(turn, input.getQuery(), input.getVariables(), standard.execute(input), answer);
                }
            }
        }
    }

    private void assertSame(
            long seed, String query, Map<String, Object> variables, ExecutionResult expected, ExecutionResult actual)
            throws Exception {
        if (!(actual instanceof LevelResult levels)) {
            assertThat(errors(actual)).as("seed " + seed + "\n" + query).isEqualTo(errors(expected));
            return;
        }
        var written = mapper.writeValueAsString(expected.<Object>getData());
        assertThat(mapper.writeValueAsString(actual.<Object>getData()))
                .as("maps, seed " + seed + "\n" + query + "\n" + variables)
                .isEqualTo(written);
        assertThat(new String(data(levels), StandardCharsets.UTF_8))
                .as("bytes, seed " + seed + "\n" + query + "\n" + variables)
                .isEqualTo(written);
        var missing = new ArrayList<>(errors(expected));
        var extra = new ArrayList<>(errors(actual));
        errors(actual).forEach(missing::remove);
        errors(expected).forEach(extra::remove);
        assertThat(missing)
                .as("missing, also told: " + extra + ", seed " + seed + query)
                .isEmpty();
        assertThat(extra).as("too many, seed " + seed + query).isEmpty();
    }

    private static byte[] data(LevelResult result) {
        var out = new JsonBytes(1024);
        result.writeData(out);
        return out.toArray();
    }

    private static List<String> errors(ExecutionResult result) {
        return result.getErrors().stream()
                .map(GraphQLError::toSpecification)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static GraphQL graphQl(TestWorld world, boolean levels) {
        var handler = new SimpleDataFetcherExceptionHandler();
        var documents = new ConcurrentHashMap<String, PreparsedDocumentEntry>();
        PreparsedDocumentProvider cache = (input, parse) -> CompletableFuture.completedFuture(
                documents.computeIfAbsent(input.getQuery(), query -> parse.apply(input)));
        return GraphQL.newGraphQL(world.schema)
                .preparsedDocumentProvider(cache)
                .queryExecutionStrategy(levels ? new LevelStrategy(handler) : new AsyncExecutionStrategy(handler))
                .build();
    }
}
