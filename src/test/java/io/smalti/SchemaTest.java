package io.smalti;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SchemaTest {
    @Test
    void answersUnknownNodesWithNull() {
        var answer = GraphQl.ADMIN.query("{ node(id: \"" + GlobalId.of("Customer", 1) + "\") { id } }");
        assertThat((Object) answer.data("node")).isNull();
    }
}
