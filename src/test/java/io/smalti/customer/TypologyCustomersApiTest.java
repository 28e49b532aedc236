package io.smalti.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class TypologyCustomersApiTest {
    private static final GraphQl FRONTEND = GraphQl.as(Role.FRONTEND);

    @Test
    void leadsFromTypesGroupsAndAreasToCustomers() {
        CustomerApiTest.upsert(
                List.of(Map.of("externalId", "typed-1", "country", "BE", "postcode", "1000", "declaredType", "B07")));
        var answer = FRONTEND.query("""
                { lifestyleType(code: "B07") { customers(last: 5) { nodes { externalId } totalCount }
                    group { customers(last: 5) { nodes { externalId } } } }
                  area(postcode: "1000") { customers(last: 5) { nodes { externalId } } } }""");
        assertThat((List<String>) answer.data("lifestyleType.customers.nodes.externalId"))
                .contains("typed-1");
        assertThat((List<String>) answer.data("lifestyleType.group.customers.nodes.externalId"))
                .contains("typed-1");
        assertThat((List<String>) answer.data("area.customers.nodes.externalId"))
                .contains("typed-1");
    }
}
