package io.smalti.platform.graphql.columns;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes random queries: aliases, merged fields, fragments on every kind of type, directives, variables. */
public final class QueryMaker {
    private final GraphQLSchema schema;
    private final Random random;
    private final Values values;
    private final List<String> fragments = new ArrayList<>();
    public final Map<String, Object> variables = new LinkedHashMap<>();
    private static final List<String> DECLARED =
            List.of("$b0: Boolean!", "$b1: Boolean!", "$b2: Boolean!", "$n: Int = 2", "$s: String");

    private int names;

    /** What the arguments of a field may be, as written in a query; null for a field that cannot be asked. */
    @FunctionalInterface
    public interface Values {
        Map<String, String> of(GraphQLFieldDefinition field);
    }

    /** For the world of tests. */
    QueryMaker(GraphQLSchema schema, Random random) {
        this(schema, random, null);
    }

    public QueryMaker(GraphQLSchema schema, Random random, Values values) {
        this.schema = schema;
        this.random = random;
        this.values = values;
        for (int i = 0; i < 3; i++) {
            variables.put("b" + i, random.nextBoolean());
        }
        if (random.nextBoolean()) {
            variables.put("n", random.nextInt(5));
        }
        if (random.nextBoolean()) {
            variables.put("s", "v" + random.nextInt(3));
        }
    }

    String query() {
        return query(2 + random.nextInt(4));
    }

    public String query(int depth) {
        var body = selection(schema.getQueryType(), depth);
        var text = body + "\n" + String.join("\n", fragments);
        // what is declared must be used
        var declared = DECLARED.stream()
                .filter(variable -> text.contains(variable.substring(0, variable.indexOf(':'))))
                .collect(Collectors.joining(", "));
        return "query Q" + (declared.isEmpty() ? " " : "(" + declared + ") ") + text;
    }

    private String selection(GraphQLCompositeType type, int depth) {
        var parts = new ArrayList<String>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int dice = random.nextInt(12);
            if (dice == 0 && depth > 0) {
                var on = related(type);
                parts.add("..." + (random.nextInt(4) == 0 && on == type ? "" : " on " + on.getName()) + directive()
                        + " " + selection(on, depth - 1));
            } else if (dice == 1 && depth > 0) {
                var on = related(type);
                var name = "F" + names++;
                fragments.add("fragment " + name + " on " + on.getName() + " " + selection(on, depth - 1));
                parts.add("..." + name + directive());
                if (random.nextInt(3) == 0) {
                    parts.add("..." + name + directive());
                }
            } else if (dice == 2 || !(type instanceof GraphQLFieldsContainer)) {
                parts.add((random.nextBoolean() ? "t" + names++ + ": " : "") + "__typename" + directive());
            } else {
                parts.add(field((GraphQLFieldsContainer) type, depth));
            }
        }
        return parts.stream().collect(Collectors.joining(" ", "{ ", " }"));
    }

    private String field(GraphQLFieldsContainer type, int depth) {
        var fields = type.getFieldDefinitions();
        var field = fields.get(random.nextInt(fields.size()));
        var named = GraphQLTypeUtil.unwrapAll(field.getType());
        boolean composite = named instanceof GraphQLCompositeType;
        if (composite && depth <= 0) {
            return "__typename";
        }
        var chosen = values == null ? null : values.of(field);
        if (values != null && chosen == null) {
            return "__typename";
        }
        var arguments = values == null ? arguments(field) : written(chosen);
        // without an alias the field may meet itself again: then the two must merge
        boolean alias = random.nextInt(3) > 0 || !arguments.isEmpty();
        return (alias ? "a" + names++ + ": " : "")
                + field.getName()
                + arguments
                + directive()
                + (composite ? " " + selection((GraphQLCompositeType) named, depth - 1) : "");
    }

    private static String written(Map<String, String> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + ": " + argument.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String arguments(GraphQLFieldDefinition field) {
        var written = new ArrayList<String>();
        field.getArguments().forEach(argument -> {
            boolean needed = GraphQLTypeUtil.isNonNull(argument.getType());
            if (needed || random.nextBoolean()) {
                var value =
                        switch (GraphQLTypeUtil.unwrapAll(argument.getType()).getName()) {
                            case "Int" -> random.nextBoolean() ? "$n" : "" + random.nextInt(9);
                            case "String" -> !needed && random.nextBoolean() ? "$s" : "\"x" + random.nextInt(4) + "\"";
                            case "ID" -> "[\"1\", 2]";
                            default ->
                                random.nextBoolean()
                                        ? "{name: $s, sizes: [1, $n]}"
                                        : "{mood: SAD, nested: {name: \"q\"}}";
                        };
                written.add(argument.getName() + ": " + value);
            }
        });
        return written.isEmpty() ? "" : "(" + String.join(", ", written) + ")";
    }

    private String directive() {
        return switch (random.nextInt(14)) {
            case 0 -> " @include(if: $b" + random.nextInt(3) + ")";
            case 1 -> " @skip(if: $b" + random.nextInt(3) + ")";
            case 2 -> " @include(if: true)";
            case 3 -> random.nextInt(4) == 0 ? " @skip(if: true)" : "";
            default -> "";
        };
    }

    /** A type that may lie within this one. */
    private GraphQLCompositeType related(GraphQLCompositeType type) {
        List<GraphQLCompositeType> near = new ArrayList<>(List.of(type));
        if (type instanceof GraphQLInterfaceType face) {
            near.addAll(schema.getImplementations(face));
        } else if (type instanceof GraphQLUnionType union) {
            union.getTypes().forEach(member -> near.add((GraphQLCompositeType) member));
            near.add((GraphQLCompositeType) schema.getType("Named"));
        } else if (type instanceof GraphQLObjectType object) {
            object.getInterfaces().forEach(face -> near.add((GraphQLCompositeType) face));
        }
        return near.get(random.nextInt(near.size()));
    }
}
