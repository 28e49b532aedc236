package io.smalti;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.SchemaPrinter;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.execution.Engine;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The committed schema is the contract. {@code ./mvnw test -Dtest=SchemaTest -Dschema.update=true} writes it anew, for
 * the difference to be read before it is committed.
 */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SchemaTest {
    private static final Path CONTRACT = Path.of("src/main/resources/schema.graphql");

    @Inject
    Engine engine;

    @Test
    void servesTheCommittedSchema() throws IOException {
        var served = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(true)
                        .includeScalarTypes(true)
                        .includeSchemaElement(SchemaTest::isProduct))
                .print(engine.schema());
        if (Boolean.getBoolean("schema.update")) {
            Files.writeString(CONTRACT, served);
        }
        assertThat(CONTRACT).as("renew it with -Dschema.update=true").hasContent(served);
    }

    /** The APIs among the tests are in the same schema; their names begin with "test". */
    private static boolean isProduct(GraphQLSchemaElement element) {
        return !(element instanceof GraphQLNamedSchemaElement named)
                || !named.getName().toLowerCase(Locale.ROOT).startsWith("test");
    }

    @Test
    void answersUnknownNodesWithNull() {
        var answer = GraphQl.ADMIN.query("{ node(id: \"" + GlobalId.of("Customer", Long.MAX_VALUE) + "\") { id } }");
        assertThat((Object) answer.data("node")).isNull();
    }
}
