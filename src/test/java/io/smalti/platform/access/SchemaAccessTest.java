package io.smalti.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.graphql.execution.Engine;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Somebody has decided who may read each field, and here is the table. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SchemaAccessTest {
    @Inject
    Engine engine;

    private record Decision(GraphQLObjectType type, GraphQLFieldDefinition field) {
        String place() {
            return type.getName() + "." + field.getName();
        }

        List<Role> roles() {
            var roles = FieldDecisions.rolesFor(type, field);
            return roles == null ? List.of() : roles;
        }

        boolean isNeverNull() {
            return GraphQLTypeUtil.isNonNull(field.getType());
        }

        boolean missing() {
            return FieldDecisions.rolesFor(type, field) == null;
        }
    }

    @Test
    void decidesOnEveryField() {
        assertThat(decisions().stream().filter(Decision::missing).map(Decision::place))
                .isEmpty();
    }

    @Test
    void printsTheTable() {
        var columns =
                Arrays.stream(Role.values()).filter(role -> role != Role.ADMIN).toList();
        var table = decisions().stream()
                .map(decision -> "%-60s %s"
                        .formatted(
                                decision.place(),
                                columns.stream()
                                        .map(role -> decision.roles().contains(role) ? role.name() : "·")
                                        .map("%-9s"::formatted)
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("\n"));
        System.out.println(table);
        assertThat(table).contains("Query.node");
    }

    /** Contact data is what a leak would be about: whatever is named so is for stewards alone. */
    @Test
    void keepsContactDataToStewards() {
        assertThat(decisions().stream()
                        .filter(decision -> decision.type().getName().startsWith("Contact"))
                        .filter(decision -> !decision.roles().equals(List.of(Role.STEWARD)))
                        .map(Decision::place))
                .isEmpty();
    }

    /** A refusal of what is never null would take the rest of the object along, and what is around it. */
    @Test
    void refusesNothingThatIsNeverNull() {
        assertThat(decisions().stream()
                        .filter(Decision::isNeverNull)
                        .filter(decision -> !decision.roles().containsAll(readers(decision.type())))
                        .map(Decision::place))
                .isEmpty();
    }

    /** Whoever may read a field that is never null may read something of what is behind it. */
    @Test
    void leadsNobodyOnlyToRefusals() {
        assertThat(decisions().stream()
                        .filter(Decision::isNeverNull)
                        .filter(decision ->
                                GraphQLTypeUtil.unwrapAll(decision.field().getType())
                                                instanceof GraphQLObjectType behind
                                        && !readers(behind).containsAll(decision.roles()))
                        .map(Decision::place))
                .isEmpty();
    }

    private static Set<Role> readers(GraphQLObjectType type) {
        var readers = new HashSet<Role>();
        type.getFieldDefinitions().forEach(field -> readers.addAll(new Decision(type, field).roles()));
        return readers;
    }

    private List<Decision> decisions() {
        var decisions = new ArrayList<Decision>();
        FieldDecisions.objectTypes(engine.schema())
                .forEach(type -> type.getFieldDefinitions().forEach(field -> decisions.add(new Decision(type, field))));
        decisions.sort(Comparator.comparing(Decision::place));
        return decisions;
    }
}
