package io.smalti.platform.graphql.execution;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.columns.QueryMaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Arguments that mean something in the demo company. */
record LommeraValues(Random random) implements QueryMaker.Values {
    private static final List<String> LOOK_UPS = List.of("externalId", "key", "code");
    private static final Set<String> MOVING = Set.of(
            "job", "jobs", "freshness", "purchaseForecast", "expectedPurchases", "previewSegment", "membershipChanges");
    private static final List<String> KEYS =
            List.of("spring-terrace", "welcome-back", "best-customers", "families-with-garden", "nothing");

    @Override
    public Map<String, String> of(GraphQLFieldDefinition field) {
        // the tests' own answer the time and the like; the others go on while the two strategies are asked
        if (field.getName().startsWith("test") || MOVING.contains(field.getName())) {
            return null;
        }
        var chosen = new LinkedHashMap<String, String>();
        boolean lookUp =
                field.getArguments().stream().map(GraphQLArgument::getName).anyMatch(LOOK_UPS::contains);
        for (var argument : field.getArguments()) {
            boolean needed = GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
            boolean wanted = needed
                    || argument.getName().equals("first")
                    || LOOK_UPS.contains(argument.getName())
                    || !lookUp && random.nextInt(3) == 0;
            var value = wanted ? value(argument) : null;
            if (value != null) {
                chosen.put(argument.getName(), value);
            } else if (needed) {
                return null;
            }
        }
        return chosen;
    }

    private String value(GraphQLArgument argument) {
        var type = GraphQLTypeUtil.unwrapAll(argument.getType());
        if (type instanceof GraphQLEnumType constants) {
            var values = constants.getValues();
            var value = values.get(random.nextInt(values.size())).getName();
            return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(argument.getType()))
                    ? "[" + value + "]"
                    : value;
        }
        return switch (argument.getName()) {
            case "last", "after", "before" -> null;
            case "first" -> "" + (1 + random.nextInt(3));
            case "externalId" -> "\"LM%07d\"".formatted(1 + random.nextInt(3000));
            case "id" -> "\"" + id() + "\"";
            case "ids" -> "[\"" + id() + "\", \"" + id() + "\"]";
            case "code", "type" ->
                "\"" + any("A01", "B07", "F24", "H33", "B", "X99", "householdSize", "dwelling") + "\"";
            case "group" -> "\"" + any("A", "F") + "\"";
            case "ageBand" -> "\"" + any("18-24", "45-49", "75+") + "\"";
            case "language" -> "\"" + any("nl", "fr", "de", "en", "xx-YY") + "\"";
            case "postcode" -> "\"" + any("9000", "1080", "0000") + "\"";
            case "key", "campaign", "segment" -> "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\"";
            case "where", "rule" ->
                any("{exists: {trait: \"age\"}}", "{equals: {trait: \"postcode\", value: \"9000\"}}", "{all: []}");
            case "person" -> "{postcode: \"9000\", ageEstimate: " + (10 + random.nextInt(80)) + "}";
            default ->
                switch (type.getName()) {
                    case "Int" -> "" + random.nextInt(5);
                    case "Boolean" -> "" + random.nextBoolean();
                    default -> null;
                };
        };
    }

    private String id() {
        var type = any("Customer", "Segment", "Persona", "Campaign", "Organisation", "Order");
        return GlobalId.of(type, 1 + random.nextInt(12));
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
