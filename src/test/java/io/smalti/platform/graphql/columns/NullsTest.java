package io.smalti.platform.graphql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A null that may not be, at every depth below every chain of fields, against what the specification says becomes of it. */
class NullsTest {
    private static final int DEEPEST = 5;
    private static final String[] FIELDS = {"always", "maybe", "each", "some"};

    /**
     * An object of the chain.
     *
     * @param fated whether it lies on the path to the null; the second object of a list never does
     */
    private record Link(int depth, boolean fated) {
        Link next() {
            return new Link(depth + 1, fated);
        }

        List<Link> both() {
            return List.of(next(), new Link(depth + 1, false));
        }
    }

    private int violated;

    private final GraphQL graphQl = GraphQL.newGraphQL(new SchemaGenerator()
                    .makeExecutableSchema(
                            new SchemaParser().parse("""
                    type Query { start: Link }
                    type Link { value: Int! always: Link! maybe: Link each: [Link!]! some: [Link] }"""),
                            RuntimeWiring.newRuntimeWiring()
                                    .type("Query", type -> type.dataFetcher("start", of -> new Link(0, true)))
                                    .type("Link", type -> type.dataFetcher("value", of -> value(of.getSource()))
                                            .dataFetcher("always", next())
                                            .dataFetcher("maybe", next())
                                            .dataFetcher("each", both())
                                            .dataFetcher("some", both()))
                                    .build()))
            .queryExecutionStrategy(new LevelStrategy(new SimpleDataFetcherExceptionHandler()))
            .build();

    private static DataFetcher<Link> next() {
        return of -> of.<Link>getSource().next();
    }

    private static DataFetcher<List<Link>> both() {
        return of -> of.<Link>getSource().both();
    }

    private @Nullable Integer value(Link link) {
        return link.fated() && link.depth() == violated ? null : (Integer) link.depth();
    }

    @Test
    void travelUpToTheNextPlaceWhereTheyMayBe() {
        for (int chain = 0; chain < 1 << 2 * DEEPEST; chain++) {
            var fields = new ArrayList<String>();
            for (int depth = 0; depth < DEEPEST; depth++) {
                fields.add(FIELDS[chain >> 2 * depth & 3]);
            }
            var query =
                    "{ start { value " + String.join(" { value ", fields) + " { value } " + "} ".repeat(DEEPEST + 1);
            for (violated = 0; violated <= DEEPEST; violated++) {
                var answer = graphQl.execute(query);
                var expected = new LinkedHashMap<String, @Nullable Object>();
                expected.put("start", object(new Link(0, true), fields));
                assertThat(answer.<Object>getData()).as(query + violated).isEqualTo(expected);
                assertThat(answer.getErrors()).hasSize(1);
                assertThat(answer.getErrors().getFirst()).isInstanceOf(NonNullableFieldWasNullError.class);
                assertThat(answer.getErrors().getFirst().getPath()).isEqualTo(path(fields));
            }
        }
    }

    /** Null where the object cannot be. */
    private @Nullable Map<String, @Nullable Object> object(Link link, List<String> fields) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("value", value(link));
        boolean dead = object.get("value") == null;
        if (link.depth() < DEEPEST) {
            var field = fields.get(link.depth());
            var child =
                    switch (field) {
                        case "always", "maybe" -> object(link.next(), fields);
                        default -> list(link, fields, field.equals("some"));
                    };
            dead |= child == null && !field.equals("maybe");
            object.put(field, child);
        }
        return dead ? null : object;
    }

    private @Nullable List<@Nullable Object> list(Link link, List<String> fields, boolean mayHoldNull) {
        var list = new ArrayList<@Nullable Object>();
        link.both().forEach(each -> list.add(object(each, fields)));
        return mayHoldNull || !list.contains(null) ? Collections.unmodifiableList(list) : null;
    }

    private List<Object> path(List<String> fields) {
        var path = new ArrayList<Object>(List.of("start"));
        for (var field : fields.subList(0, violated)) {
            path.add(field);
            if (field.equals("each") || field.equals("some")) {
                path.add(0);
            }
        }
        path.add("value");
        return path;
    }
}
