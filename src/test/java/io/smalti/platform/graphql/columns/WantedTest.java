package io.smalti.platform.graphql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.smalti.platform.graphql.Wanted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a resolver is told about the selection below it. */
class WantedTest {
    private static final String SCHEMA = """
            type Query { people: People  nobody: People }
            type People { nodes: [Person]  edges: [Edge]  other: Named }
            type Edge { node: Person  cursor: String }
            interface Named { name: String }
            type Person implements Named { name: String  street: String  town: String  friends: [Person]  anything: String }
            type Dog implements Named { name: String  owner: Person }""";
    private static final List<String> COMPONENTS = List.of("name", "street", "town", "key");

    private Wanted seen = Wanted.only();
    private Wanted seenBelow = Wanted.only();

    @Test
    void namesTheComponentsThatFieldsRead() {
        assertThat(wanted("{ people { nodes { name } } }")).containsExactly("name");
        assertThat(wanted("{ people { nodes { __typename } } }")).isEmpty();
    }

    @Test
    void looksIntoAliasesFragmentsAndOtherBranches() {
        assertThat(wanted("""
                { people { edges { cursor node { a: name ...Place } } nodes { ... on Named { name } } } }
                fragment Place on Person { town }""")).containsExactly("name", "town");
    }

    @Test
    void looksBehindInterfacesAndDeepBelow() {
        assertThat(wanted("{ people { other { ... on Dog { owner { street } } } } }"))
                .containsExactly("street");
        assertThat(wanted("{ people { nodes { friends { friends { town } } } } }"))
                .containsExactly("town", "key");
    }

    @Test
    void leavesOutWhatIsSkipped() {
        var query = "query ($with: Boolean!) { people { nodes { name street @include(if: $with) } } }";
        assertThat(wanted(query, Map.of("with", true))).containsExactly("name", "street");
        assertThat(wanted(query, Map.of("with", false))).containsExactly("name");
    }

    @Test
    void takesAFieldThatSaysNothingToReadEverything() {
        assertThat(wanted("{ people { nodes { anything } } }")).isEqualTo(COMPONENTS);
    }

    @Test
    void tellsEveryBatchWhatIsBelowItself() {
        wanted("{ people { nodes { street friends { name } } } }");
        assertThat(names(seenBelow)).containsExactly("name");
    }

    @Test
    void isEverythingOutsideOfAQuery() {
        assertThat(names(Wanted.of("Person"))).isEqualTo(COMPONENTS);
    }

    private List<String> wanted(String query) {
        return wanted(query, Map.of());
    }

    private List<String> wanted(String query, Map<String, Object> variables) {
        var result = graphQl().execute(ExecutionInput.newExecutionInput(query).variables(variables));
        assertThat(result.getErrors()).isEmpty();
        return names(seen);
    }

    private static List<String> names(Wanted wanted) {
        return COMPONENTS.stream().filter(wanted::any).toList();
    }

    private GraphQL graphQl() {
        DataFetcher<Object> people = environment -> {
            seen = Wanted.of("Person");
            return Map.of("nodes", List.of("somebody"));
        };
        DataFetcher<Object> nodes = environment -> List.of("somebody");
        var wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("people", people))
                .type("People", type -> type.dataFetcher("nodes", nodes))
                .type("Person", type -> type.dataFetcher("name", (Accessor) source -> source)
                        .dataFetcher("street", (Accessor) source -> "street")
                        .dataFetcher("town", (Accessor) source -> "town")
                        .dataFetcher("friends", new Friends()))
                .type(
                        "Named",
                        type -> type.typeResolver(
                                environment -> environment.getSchema().getObjectType("Person")))
                .build();
        var schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
        return GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new LevelStrategy(new SimpleDataFetcherExceptionHandler()))
                .build();
    }

    private final class Friends implements ColumnFetcher, Reading {
        @Override
        public Wanted reads() {
            return Wanted.only("key");
        }

        @Override
        public List<? extends @Nullable Object> fetch(List<Object> sources, DataFetchingEnvironment environment) {
            seenBelow = Wanted.of("Person");
            return sources.stream().map(source -> List.of("friend")).toList();
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return List.of("friend");
        }
    }
}
