package io.smalti.platform.graphql.columns;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A schema with every kind of type, whose values follow from a seed, the place and the arguments alone; some are null,
 * some fail, some are of the wrong kind.
 */
final class TestWorld {
    static final String SDL = """
            type Query { person(name: String, age: Int = 3): Person  people(filter: Filter): [Person!]!  maybe: [Person]
                         thing: Thing  things(ids: [ID!]): [Thing]  named: [Named!]  strict: Strict!  matrix: [[Int!]!]!  loose: [[Int]] }
            interface Named { name: String!  friend: Named }
            union Thing = Person | Robot | Strict
            enum Mood { GLAD SAD }
            scalar Odd
            input Filter { name: String  mood: Mood = GLAD  nested: Filter  sizes: [Int!] }
            type Person implements Named { id: ID!  name: String!  age: Int  mood: Mood  moods: [Mood!]  odd: Odd  score: Float  happy: Boolean!
                         friend: Person  friends(first: Int, filter: Filter): [Person!]  strangers: [Named]!  robot: Robot!  robots: [[Robot!]]
                         likes: [Thing!]!  note(text: String!): String  strict: Strict }
            type Robot implements Named { id: ID!  name: String!  friend: Named  owner: Person!  parts: [String!]!  grid: [[String]!]  big: Odd! }
            type Strict { id: ID!  self: Strict!  robot: Robot  list: [Strict!]!  number: Int! }
            """;

    record Thing(String type, long seed) {}

    private final int nullsIn1000;
    private final int failuresIn1000;
    final GraphQLSchema schema;

    TestWorld(int nullsIn1000, int failuresIn1000) {
        this.nullsIn1000 = nullsIn1000;
        this.failuresIn1000 = failuresIn1000;
        var odd = GraphQLScalarType.newScalar()
                .name("Odd")
                .coercing(new Coercing<Object, Object>() {
                    @Override
                    public Object serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
                        if (failuresIn1000 > 0 && value instanceof Long even && even % 7 == 0) {
                            throw new CoercingSerializeException("not odd enough");
                        }
                        return failuresIn1000 > 5 && value instanceof Long number && number % 5 == 0 ? null : value;
                    }
                })
                .build();
        var wiring = RuntimeWiring.newRuntimeWiring().scalar(odd);
        for (var name : List.of("Named", "Thing")) {
            wiring.type(
                    name,
                    type -> type.typeResolver(environment -> {
                        Thing thing = environment.getObject();
                        return thing.seed() % 41 == 0
                                ? null
                                : environment.getSchema().getObjectType(thing.type());
                    }));
        }
        var plain = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring.build());
        schema = plain.transform(
                builder -> builder.codeRegistry(plain.getCodeRegistry().transform(registry -> {
                    for (var type : List.of("Query", "Person", "Robot", "Strict")) {
                        var object = plain.getObjectType(type);
                        object.getFieldDefinitions()
                                .forEach(field -> registry.dataFetcher(object, field, fetcher(object, field)));
                    }
                })));
    }

    /** The three kinds of fetchers, spread over the fields: accessors, batches, and graphql-java's own. */
    private DataFetcher<?> fetcher(GraphQLObjectType type, GraphQLFieldDefinition field) {
        int kind = type.getName().equals("Query")
                ? 2
                : Math.floorMod(field.getName().hashCode(), 3);
        if (kind == 0 && field.getArguments().isEmpty()) {
            return (Accessor) source -> value(field, ((Thing) source).seed(), "");
        }
        if (kind == 1) {
            return new Batch(field);
        }
        return environment -> {
            Object value = value(
                    field,
                    seed(environment.getSource()),
                    environment.getArguments() + " " + environment.<Object>getLocalContext());
            if (value instanceof DataFetcherResult) {
                return value; // graphql-java does not unwrap it twice
            }
            long hash = mix(seed(environment.getSource()), field.getName().hashCode());
            return switch (Math.floorMod(hash, 5)) {
                case 0 -> CompletableFuture.completedFuture(value);
                case 1 ->
                    DataFetcherResult.newResult()
                            .data(value)
                            .localContext(hash % 3)
                            .build();
                case 2 -> Optional.ofNullable(value);
                default -> value;
            };
        };
    }

    private final class Batch implements ColumnFetcher {
        private final GraphQLFieldDefinition field;

        Batch(GraphQLFieldDefinition field) {
            this.field = field;
        }

        @Override
        public List<Object> fetch(List<Object> sources, DataFetchingEnvironment environment) {
            var values = new ArrayList<>();
            for (var source : sources) {
                try {
                    values.add(value(
                            field, seed(source), environment.getArguments().toString()));
                } catch (RuntimeException e) {
                    values.add(new Failed(e));
                }
            }
            return values;
        }

        @Override
        public Object get(DataFetchingEnvironment environment) throws Exception {
            var value = fetch(List.of((Object) environment.getSource()), environment)
                    .getFirst();
            if (value instanceof Failed(Throwable reason)) {
                throw (Exception) reason;
            }
            return value;
        }
    }

    /** Values of the wrong kind come only where failures do, the rarer the fewer of these are wanted. */
    private boolean wrong(int dice, int from) {
        return failuresIn1000 > 0 && dice > Math.max(from, 1000 - failuresIn1000);
    }

    private static long seed(Object source) {
        return source instanceof Thing thing ? thing.seed() : 17;
    }

    private Object value(GraphQLFieldDefinition field, long seed, String arguments) {
        return value(field.getType(), mix(seed, Objects.hash(field.getName(), arguments)), 0);
    }

    private Object value(GraphQLType type, long seed, int depth) {
        int dice = (int) Math.floorMod(mix(seed, 99), 1000L);
        if (dice < failuresIn1000 && depth == 0) {
            if (dice % 2 == 0) {
                throw new IllegalStateException("failed at " + Math.floorMod(seed, 100));
            }
            return DataFetcherResult.newResult().error(error(seed)).build();
        }
        if (dice < failuresIn1000 && depth > 0) {
            return DataFetcherResult.newResult().data(null).error(error(seed)).build();
        }
        if (dice < failuresIn1000 + nullsIn1000) {
            return null;
        }
        var bare = type instanceof GraphQLNonNull wrapped ? wrapped.getWrappedType() : type;
        if (bare instanceof GraphQLList list) {
            if (wrong(dice, 996)) {
                return "no list";
            }
            int size = (int) Math.floorMod(mix(seed, 5), 4L);
            var elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(value(list.getWrappedType(), mix(seed, i + 10), depth + 1));
            }
            return dice % 7 == 0 ? elements.toArray() : elements;
        }
        return switch (((GraphQLNamedType) bare).getName()) {
            case "ID" -> "id" + Math.floorMod(seed, 1000);
            case "String" -> "text \"" + Math.floorMod(seed, 50) + "\" é€😀\n";
            case "Int" -> wrong(dice, 990) ? "no int" : (Object) (int) Math.floorMod(seed, 2000L);
            case "Float" -> dice > 700 ? BigDecimal.valueOf(seed % 1000, 2) : (Object) (Math.floorMod(seed, 97L) / 4.0);
            case "Boolean" -> seed % 2 == 0;
            case "Mood" -> wrong(dice, 980) ? "ANGRY" : seed % 2 == 0 ? "GLAD" : "SAD";
            case "Odd" -> seed % 1000;
            case "Named" -> new Thing(seed % 2 == 0 ? "Person" : "Robot", seed);
            case "Thing" ->
                new Thing(
                        List.of("Person", "Robot", "Strict", "Query")
                                .get((int) Math.floorMod(seed, failuresIn1000 > 0 && seed % 31 == 0 ? 4L : 3L)),
                        seed);
            default -> new Thing(GraphQLTypeUtil.unwrapAll(bare).getName(), seed);
        };
    }

    private static GraphQLError error(long seed) {
        return GraphqlErrorBuilder.newError()
                .message("told " + Math.floorMod(seed, 100))
                .build();
    }

    static long mix(long seed, long with) {
        long z = seed * 0x9E3779B97F4A7C15L + with * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
