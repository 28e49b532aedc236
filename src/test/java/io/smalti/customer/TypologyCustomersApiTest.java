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

    @Test
    void tellsWholeMunicipalitiesFromTheirPostcodes() {
        CustomerApiTest.upsert(List.of(
                Map.of("externalId", "area-1", "country", "BE", "postcode", "9831"),
                Map.of("externalId", "area-2", "country", "BE", "postcode", "9830"),
                Map.of("externalId", "area-3", "country", "NL", "postcode", "9831")));
        var answer = FRONTEND.query("""
                { area(postcode: "9831") { customers(last: 50) { nodes { externalId } totalCount }
                    municipality { postcodes customers(last: 50) { nodes { externalId } totalCount } } }
                  other: area(postcode: "9830") { customers(last: 50) { nodes { externalId } } } }""");
        assertThat((List<String>) answer.data("area.customers.nodes.externalId"))
                .contains("area-1")
                .doesNotContain("area-2", "area-3");
        assertThat((List<String>) answer.data("area.municipality.postcodes")).contains("9830", "9831");
        assertThat((List<String>) answer.data("area.municipality.customers.nodes.externalId"))
                .contains("area-1", "area-2")
                .doesNotContain("area-3");
        assertThat((List<String>) answer.data("other.customers.nodes.externalId"))
                .contains("area-2")
                .doesNotContain("area-1");
    }
}
