package io.smalti.segment.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SegmentApiTest {
    @Inject
    People people;

    private static String define(String key, String rule) {
        return GraphQl.ADMIN.query("""
                        mutation { defineSegment(input: {key: "%s", name: "Name of %s", facet: GEOGRAPHIC, objective: RETAIN, rule: %s}) {
                            segment { id } userErrors { code message path } } }""".formatted(key, key, rule)).data("defineSegment.segment.id");
    }

    private static String at(String place) {
        return "{equals: {trait: \"postcode\", value: \"" + place + "\"}}";
    }

    @Test
    void definesFindsListsAndDeletes() {
        people.in("A-DEFINE", 3);
        var id = define("a-define", at("A-DEFINE"));
        var found = GraphQl.ADMIN.query("""
                { a: segment(key: "a-define") { id key name description facet objective rule size computedAt version
                    customers(first: 2) { nodes { externalId } totalCount pageInfo { hasNextPage } } }
                  b: segment(id: "%s") { key } c: segment(key: "a-nobody") { key }
                  node(id: "%s") { ... on Segment { key } }
                  segments(facet: GEOGRAPHIC, first: 500) { nodes { key } totalCount count { value precision } } }""".formatted(id, id));
        assertThat(found.<Integer>data("a.size")).isEqualTo(3);
        assertThat(found.<String>data("a.rule")).contains("A-DEFINE");
        assertThat(found.<List<String>>data("a.customers.nodes.externalId"))
                .containsExactly("A-DEFINE-0", "A-DEFINE-1");
        assertThat(found.<Integer>data("a.customers.totalCount")).isEqualTo(3);
        assertThat(found.<Boolean>data("a.customers.pageInfo.hasNextPage")).isTrue();
        assertThat(found.<String>data("b.key")).isEqualTo("a-define");
        assertThat((Object) found.data("c")).isNull();
        assertThat(found.<String>data("node.key")).isEqualTo("a-define");
        assertThat(found.<List<String>>data("segments.nodes.key"))
                .contains("a-define")
                .isSorted();
        var deleted = GraphQl.ADMIN.query(
                "mutation { deleteSegment(input: {id: \"%s\"}) { deletedId userErrors { code } } }".formatted(id));
        assertThat(deleted.<String>data("deleteSegment.deletedId")).isEqualTo(id);
        var again = GraphQl.ADMIN.query(
                "mutation { deleteSegment(input: {id: \"%s\"}) { deletedId userErrors { code } } }".formatted(id));
        assertThat(again.<List<String>>data("deleteSegment.userErrors.code")).containsExactly("NOT_FOUND");
    }

    @Test
    void tellsWhatIsWrongWithASegment() {
        define("a-taken", at("A-TAKEN"));
        var refused = GraphQl.ADMIN.query("""
                mutation { a: defineSegment(input: {key: "Not a key", name: " ", facet: GEOGRAPHIC, objective: INFORM,
                        rule: {all: [{atLeast: {trait: "gender", value: 3}}, {any: []}]}}) { segment { id } userErrors { code path } }
                    b: defineSegment(input: {key: "a-taken", name: "n", facet: GEOGRAPHIC, objective: INFORM,
                        rule: {exists: {trait: "age"}}}) { segment { id } userErrors { code path } } }""");
        assertThat(refused.<List<String>>data("a.userErrors.code"))
                .containsExactly("INVALID_KEY", "INVALID_TEXT", "OPERATOR_NOT_ALLOWED", "EMPTY_GROUP");
        assertThat(refused.<List<List<String>>>data("a.userErrors.path"))
                .contains(List.of("rule", "all", "0", "atLeast", "trait"), List.of("rule", "all", "1", "any"));
        assertThat(refused.<List<String>>data("b.userErrors.code")).containsExactly("KEY_TAKEN");
        assertThat((Object) refused.data("b.segment")).isNull();
    }

    @Test
    void aRuleSetsExactlyOneField() {
        var query = "query($r: RuleInput) { customers(where: $r) { nodes { id } } }";
        var both = Map.of("exists", Map.of("trait", "age"), "memberOf", "x");
        assertThat(GraphQl.ADMIN.query(query, Map.of("r", both)).error()).isEqualTo("VALIDATION_ERROR");
        assertThat(GraphQl.ADMIN.query(query, Map.of("r", Map.of())).error()).isEqualTo("VALIDATION_ERROR");
        var literal = "{ customers(where: {exists: {trait: \"age\"}, memberOf: \"x\"}) { nodes { id } } }";
        assertThat(GraphQl.ADMIN.query(literal).error()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void showsHowSegmentsOverlap() {
        people.in("A-OVER", 40);
        define("a-over-all", at("A-OVER"));
        define("a-over-half", "{all: [" + at("A-OVER") + ", {equals: {trait: \"tenure\", value: \"OWNER\"}}]}");
        define("a-over-few", "{all: [" + at("A-OVER") + ", {less: {trait: \"income\", value: 300}}]}");
        var answer = GraphQl.as(Role.ANALYST).query("""
                { segmentOverlaps(keys: ["a-over-half", "a-over-all", "a-over-few"]) {
                    segment { key } other { key } count shareOfSegment shareOfOther } }""");
        assertThat(answer.<List<Integer>>data("segmentOverlaps.count")).containsExactly(20, null, null);
        assertThat(answer.<List<Float>>data("segmentOverlaps.shareOfSegment")).containsExactly(1f, null, null);
        assertThat(answer.<List<Float>>data("segmentOverlaps.shareOfOther")).containsExactly(0.5f, null, null);
        var preview = GraphQl.ADMIN.query("{ previewSegment(rule: " + at("A-OVER")
                + ") { precision countFrom countTo overlaps(segments: [\"a-over-half\", \"a-nobody\"]) {"
                + " segment { key } count shareOfPreview shareOfSegment } } }");
        assertThat(preview.<List<Integer>>data("previewSegment.overlaps.count")).containsExactly(20);
        assertThat(preview.<List<Float>>data("previewSegment.overlaps.shareOfPreview"))
                .containsExactly(0.5f);
        assertThat(preview.<String>data("previewSegment.precision")).isEqualTo("EXACT");
        assertThat(preview.<Integer>data("previewSegment.countTo")).isEqualTo(40);
    }

    @Test
    void findsCustomersByRule() {
        people.in("A-FIND", 5);
        var query =
                "query($r: RuleInput, $after: String) { customers(where: $r, orderBy: EXTERNAL_ID, first: 2, after: $after) {"
                        + " nodes { externalId } totalCount pageInfo { endCursor hasNextPage } } }";
        var rule = Map.of(
                "all",
                List.of(
                        Map.of("equals", Map.of("trait", "postcode", "value", "A-FIND")),
                        Map.of("atLeast", Map.of("trait", "income", "value", 100))));
        var first = GraphQl.ADMIN.query(query, Map.of("r", rule));
        assertThat(first.<List<String>>data("customers.nodes.externalId")).containsExactly("A-FIND-1", "A-FIND-2");
        assertThat(first.<Integer>data("customers.totalCount")).isEqualTo(4);
        var cursor = first.<String>data("customers.pageInfo.endCursor");
        var second = GraphQl.ADMIN.query(query, Map.of("r", rule, "after", cursor));
        assertThat(second.<List<String>>data("customers.nodes.externalId")).containsExactly("A-FIND-3", "A-FIND-4");
        assertThat(second.<Boolean>data("customers.pageInfo.hasNextPage")).isFalse();
        var other = Map.of("exists", Map.of("trait", "income"));
        assertThat(GraphQl.ADMIN
                        .query(query, Map.of("r", other, "after", cursor))
                        .error())
                .isEqualTo("INVALID_PAGE");
        var invalid =
                GraphQl.ADMIN.query("{ customers(where: {not: {exists: {trait: \"noSuchTrait\"}}}) { nodes { id } } }");
        assertThat(invalid.error()).isEqualTo("INVALID_RULE");
        assertThat(invalid.message()).isEqualTo("where.not.exists.trait: there is no trait 'noSuchTrait'");
    }

    @Test
    void previewsWithoutSaving() {
        people.in("A-PREVIEW", 6);
        var before = people.rows();
        var preview =
                GraphQl.ADMIN.query("{ previewSegment(rule: %s) { count base share sample(first: 2) { externalId } } }"
                        .formatted(at("A-PREVIEW")));
        assertThat(preview.<Integer>data("previewSegment.count")).isEqualTo(6);
        assertThat(preview.<Float>data("previewSegment.share")).isBetween(0.0f, 1.0f);
        assertThat(preview.<List<String>>data("previewSegment.sample.externalId"))
                .containsExactly("A-PREVIEW-5", "A-PREVIEW-4");
        assertThat(people.rows()).isEqualTo(before);
    }

    @Test
    void segmentsOfManyCustomersCostAsManyStatementsAsOfFew() {
        people.in("A-COUNT", 500);
        define("a-count", at("A-COUNT"));
        define("a-count-owners", "{all: [" + at("A-COUNT") + ", {equals: {trait: \"tenure\", value: \"OWNER\"}}]}");
        var query = "{ customers(where: " + at("A-COUNT") + ", first: %d) { nodes { externalId"
                + " segments { segment { key size } since computedAt } a: segment(key: \"a-count\") { member }"
                + " b: segment(key: \"a-count-owners\") { member } } } }";
        GraphQl.ADMIN.query(query.formatted(1));
        var few = SqlCount.fewest(() -> GraphQl.ADMIN.query(query.formatted(50)));
        var many = SqlCount.fewest(() -> GraphQl.ADMIN.query(query.formatted(500)));
        assertThat(few.statements()).isEqualTo(many.statements());
        System.out.println("statements for the segments of 50 and 500 customers: " + many.statements());
        var nodes = many.result().<List<Map<String, Object>>>data("customers.nodes");
        assertThat(nodes).hasSize(500);
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            assertThat((List<?>) node.get("segments")).hasSize(i % 2 == 0 ? 2 : 1);
            assertThat(node.get("a")).isEqualTo(Map.of("member", true));
            assertThat(node.get("b")).isEqualTo(Map.of("member", i % 2 == 0));
        }
    }

    @Test
    void refusesIdsOfOtherTypes() {
        var answer = GraphQl.ADMIN.query("{ segment(id: \"" + GlobalId.of("Customer", 1) + "\") { key } }");
        assertThat(answer.error()).isEqualTo("INVALID_ID");
        assertThat((Object) GraphQl.ADMIN
                        .query("{ segment(id: \"" + GlobalId.of("Segment", 999_999_999) + "\") { key } }")
                        .data("segment"))
                .isNull();
    }

    @Test
    void refusesPagesOutOfBounds() {
        assertThat(GraphQl.ADMIN
                        .query("{ segments(first: -1) { nodes { key } } }")
                        .error())
                .isEqualTo("INVALID_PAGE");
        assertThat(GraphQl.ADMIN
                        .query("{ segments(first: 100000) { nodes { key } } }")
                        .error())
                .isNotNull();
    }

    @Test
    void rolesDecide() {
        people.in("A-ROLES", 1);
        define("a-roles", at("A-ROLES"));
        var described = "{ segment(key: \"a-roles\") { key size } }";
        var members = "{ segment(key: \"a-roles\") { key customers { nodes { externalId } } } }";
        for (var role : new Role[] {Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD}) {
            assertThat(GraphQl.as(role).query(described).<Integer>data("segment.size"))
                    .isEqualTo(1);
        }
        assertThat(GraphQl.as(Role.MARKETER).query(members).<List<?>>data("segment.customers.nodes"))
                .hasSize(1);
        var refused = GraphQl.as(Role.ANALYST).query(members);
        assertThat(refused.error()).isEqualTo("FORBIDDEN");
        assertThat(refused.<String>partial("segment.key")).isEqualTo("a-roles");
        var written = GraphQl.as(Role.FRONTEND).query("mutation { deleteSegment(input: {id: \"x\"}) { deletedId } }");
        assertThat(written.error()).isEqualTo("FORBIDDEN");
    }

    @Test
    void onlyStewardsMayAskForContactData() {
        var query = "{ customers(where: {equals: {trait: \"email\", value: \"a@b.example\"}}) { nodes { id } } }";
        assertThat(GraphQl.as(Role.MARKETER).query(query).error()).isEqualTo("INVALID_RULE");
        assertThat(GraphQl.as(Role.STEWARD).query(query).<List<?>>data("customers.nodes"))
                .isEmpty();
    }

    @Test
    void countsTypesAndBandsInBothDirections() {
        var keys = people.in("Z-TYPES", 30);
        people.use("""
                insert into type_assignment (customer_id, typology_id, level, type_code, group_code)
                select k, (select min(id) from typology where active), 'TYPE', case when n <= 20 then 'A01' else 'B05' end, 'A'
                from unnest(?::bigint[]) with ordinality as x (k, n) where n <= 25
                """, keys);
        define("z-types", at("Z-TYPES"));
        var fields = """
                { key types { type { code segments(first: 10) { segment { key } count } } count share }
                  ageBands { ageBand { code } count share } }""";
        Map<String, Object> segment = GraphQl.ADMIN
                .query("{ segment(key: \"z-types\") " + fields + " }")
                .data("segment");
        var types = (List<Map<String, Object>>) segment.get("types");
        // five people are too few to be shown
        assertThat(types).hasSize(1);
        assertThat(types.getFirst()).containsEntry("count", 20).containsEntry("share", 0.8f);
        assertThat(types.getFirst().get("type").toString()).contains("code=A01").contains("z-types");
        assertThat((List<Map<String, Object>>) segment.get("ageBands"))
                .singleElement()
                .satisfies(band -> assertThat(band).containsEntry("count", 30).containsEntry("share", 1.0f));
        define("z-types-too", at("Z-TYPES"));
        var query = "{ segments(last: %d) { nodes " + fields + " } one: segment(key: \"z-types\") " + fields + " }";
        var few = SqlCount.fewest(() -> GraphQl.ADMIN.query(query.formatted(1)));
        var many = SqlCount.fewest(() -> GraphQl.ADMIN.query(query.formatted(5)));
        assertThat(many.statements()).isEqualTo(few.statements());
    }
}
