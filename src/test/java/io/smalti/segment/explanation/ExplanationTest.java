package io.smalti.segment.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.customer.value.RfmScores;
import io.smalti.segment.membership.People;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ExplanationTest {
    @Inject
    People people;

    @Inject
    RfmScores scores;

    static String define(String key, String rule) {
        return GraphQl.ADMIN.query("""
                        mutation { defineSegment(input: {key: "%s", name: "Name of %s", facet: GEOGRAPHIC, objective: RETAIN, rule: %s}) {
                            segment { id } userErrors { code message path } } }""".formatted(key, key, rule)).data("defineSegment.segment.id");
    }

    static String at(String place) {
        return "{equals: {trait: \"postcode\", value: \"" + place + "\"}}";
    }

    @Test
    void explainsConditionByCondition() {
        people.in("A-WHY", 3);
        define(
                "a-why",
                "{all: [" + at("A-WHY") + ", {any: [{greater: {trait: \"income\", value: 150}},"
                        + " {equals: {trait: \"tenure\", value: \"OWNER\"}}]}]}");
        var answer = GraphQl.ADMIN.query("""
                { customers(where: %s, orderBy: EXTERNAL_ID) { nodes {
                    segment(key: "a-why") { key member result bar conditions { path condition trait value result } }
                    nobody: segment(key: "a-nobody") { key } } } }""".formatted(at("A-WHY")));
        assertThat(answer.<List<String>>data("customers.nodes.segment.result"))
                .containsExactly("TRUE", "UNKNOWN", "TRUE");
        assertThat(answer.<List<Boolean>>data("customers.nodes.segment.member")).containsExactly(true, false, true);
        assertThat(answer.<List<String>>data("customers.nodes[1].segment.conditions.condition"))
                .containsExactly("postcode is A-WHY", "income above 150", "tenure is OWNER");
        assertThat(answer.<List<String>>data("customers.nodes[1].segment.conditions.value"))
                .containsExactly("A-WHY", "100.00", null);
        assertThat(answer.<List<String>>data("customers.nodes[1].segment.conditions.result"))
                .containsExactly("TRUE", "FALSE", "UNKNOWN");
        assertThat(answer.<List<String>>data("customers.nodes[1].segment.conditions[1].path"))
                .containsExactly("all", "1", "any", "0");
        assertThat(answer.<List<Object>>data("customers.nodes.nobody")).containsOnlyNulls();
    }

    @Test
    void saysWhatWouldHaveToChangeAndWhereAValueComesFrom() {
        var key = people.in("A-NEED", 2).get(1);
        people.change(
                key,
                "provenance = jsonb_build_object('income', jsonb_build_object('o', 'PURCHASED', 's', 'PARTNER', 'c', 0.5,"
                        + " 't', to_char(now() at time zone 'UTC' - interval '365 days', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')))");
        people.use("""
                insert into customer_order (customer_id, source, external_id, placed_at, total)
                select id, 'WEBSHOP', 'A-NEED-' || n, now() - n * interval '10 days', 25
                from unnest(?::bigint[]) id, generate_series(1, 3) n""", List.of(key));
        people.use("""
                insert into behaviour (customer_id, orders, last_order_at)
                select id, 3, now() - interval '10 days' from unnest(?::bigint[]) id""", List.of(key));
        define("a-need", """
                {all: [{trusted: {origins: [DECLARED], rule: {atLeast: {trait: "income", value: 50}}}}
                  {orders: {withinDays: 25, atLeast: 3}} {orders: {withinDays: 25, measure: REVENUE, atLeast: 50}}
                  {any: [{equals: {trait: "tenure", value: "OWNER"}}
                    {all: [{exists: {trait: "language"}} {exists: {trait: "income"}} {not: {exists: {trait: "age"}}}]}]}]}""");
        var answer = GraphQl.ADMIN.query("""
                { customer(externalId: "A-NEED-1") { segment(key: "a-need") { result conditions {
                    path condition value origin confidence result needed } } } }""");
        var conditions = answer.<List<Map<String, Object>>>data("customer.segment.conditions");
        assertThat(conditions)
                .extracting(one -> one.get("result"))
                .containsExactly("UNKNOWN", "FALSE", "TRUE", "UNKNOWN", "FALSE", "TRUE", "TRUE");
        assertThat(conditions).extracting(one -> one.get("value")).startsWith(null, "2", "50.00", null, null, "100.00");
        assertThat(conditions)
                .extracting(one -> one.get("origin"))
                .containsExactly(null, null, null, null, null, "PURCHASED", "DERIVED");
        assertThat(conditions.get(5).get("confidence")).asString().startsWith("0.35");
        assertThat(conditions)
                .extracting(one -> one.get("needed"))
                .containsExactly(
                        "would have to be known, and would have to be so: income from 50",
                        "would have to be so: purchases within the last 25 days at least 3",
                        null,
                        "would have to be known, and would have to be so: tenure is OWNER",
                        null,
                        null,
                        null);
    }

    @Test
    void takesWhatTheTypeSuggestsUnlessAskedNotTo() {
        var keys = people.in("A-INFER", 2); // the first owns, of the second the tenure is unknown
        people.use("""
                insert into type_assignment (customer_id, typology_id, level, type_code, type_probability, posterior)
                select id, (select max(y.id) from typology y where y.code = 'OLT-BE'), 'TYPE', 'F24', 1,
                    (select array_agg(case when t.code = 'F24' then 1 else 0 end order by t.sequence)::real[]
                        from lifestyle_type t where t.typology_id = (select max(y.id) from typology y where y.code = 'OLT-BE'))
                from unnest(?::bigint[]) id""", keys);
        var rents = "{equals: {trait: \"tenure\", value: \"PRIVATE_RENT\"}}";
        var query = "{ customers(orderBy: EXTERNAL_ID, where: {all: [" + at("A-INFER")
                + " %s]}) { nodes { externalId } } }";
        for (var none : List.of(
                "{observedOnly: " + rents + "}",
                "{inferred: {observedOnly: " + rents + "}}",
                "{trusted: {confidence: 0.99, rule: " + rents + "}}",
                "{trusted: {origins: [DECLARED, OBSERVED], rule: {inferred: " + rents + "}}}",
                "{observedOnly: {not: {equals: {trait: \"tenure\", value: \"OWNER\"}}}}")) {
            assertThat(GraphQl.ADMIN.query(query.formatted(none)).<List<?>>data("customers.nodes"))
                    .as(none)
                    .isEmpty();
        }
        for (var one : List.of(
                rents,
                "{not: {equals: {trait: \"tenure\", value: \"OWNER\"}}}",
                "{inferred: " + rents + "}",
                "{observedOnly: {inferred: " + rents + "}}",
                "{trusted: {confidence: 0.5, rule: {inferred: " + rents + "}}}",
                "{all: [{atLeast: {trait: \"householdSize\", value: 1}} " + rents + "]}")) {
            assertThat(GraphQl.ADMIN.query(query.formatted(one)).<List<String>>data("customers.nodes.externalId"))
                    .as(one)
                    .containsExactly("A-INFER-1");
        }
        define("a-infer", "{all: [" + at("A-INFER") + " {trusted: {confidence: 0.5, rule: " + rents + "}}]}");
        assertThat(people.membersOf("a-infer")).containsExactly(keys.get(1));
        var why = GraphQl.ADMIN.query("""
                { customer(externalId: "A-INFER-1") { tenure: trait(code: "tenure") { value confidence }
                    segment(key: "a-infer") { conditions { path value origin confidence } } } }""");
        assertThat(why.<List<String>>data("customer.segment.conditions[1].path"))
                .containsExactly("all", "1", "trusted", "rule");
        assertThat(why.<String>data("customer.segment.conditions[1].value")).isEqualTo("PRIVATE_RENT");
        assertThat(why.<String>data("customer.segment.conditions[1].origin")).isEqualTo("INFERRED");
        assertThat(why.<Float>data("customer.segment.conditions[1].confidence"))
                .isEqualTo(why.<Float>data("customer.tenure.confidence"));
    }

    @Test
    void findsByTheNameOfAGroupOfScoresWhoShowsIt() {
        var keys = people.in("A-GROUP", 60);
        people.use("""
                insert into behaviour (customer_id, orders, revenue, first_order_at, last_order_at)
                select id, 1 + n % 7, n * 13 % 61 * 10, now() - interval '900 days', now() - n * 17 % 60 * interval '12 days'
                from unnest(?::bigint[]) with ordinality k (id, n)""", keys);
        scores.renew();
        var shown = GraphQl.ADMIN.query("{ customers(first: 500, where: " + at("A-GROUP")
                + ") { nodes { externalId value { rfm { group { code } } } } } }");
        var ids = shown.<List<String>>data("customers.nodes.externalId");
        var codes = shown.<List<String>>data("customers.nodes.value.rfm.group.code");
        assertThat(new HashSet<>(codes)).hasSizeGreaterThan(1);
        for (var code : new HashSet<>(codes)) {
            var found = GraphQl.ADMIN.query("{ customers(first: 500, where: {all: [" + at("A-GROUP")
                    + " {rfm: {group: \"" + code + "\"}}]}) { nodes { externalId } } }");
            assertThat(found.<List<String>>data("customers.nodes.externalId"))
                    .as(code)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ids.size())
                            .filter(i -> code.equals(codes.get(i)))
                            .mapToObj(ids::get)
                            .toList());
        }
        assertThat(GraphQl.ADMIN
                        .query("{ previewSegment(rule: {rfm: {group: \"NOBODY\"}}) { count } }")
                        .error())
                .isEqualTo("INVALID_RULE");
        followsTheTableOfGroups(codes.getFirst());
    }

    /** Whoever writes it. */
    private void followsTheTableOfGroups(String code) {
        define("a-group", "{all: [" + at("A-GROUP") + " {rfm: {group: \"" + code + "\"}}]}");
        define("a-group-others", "{all: [" + at("A-GROUP") + " {not: {memberOf: \"a-group\"}}]}");
        var members = people.membersOf("a-group");
        var others = people.membersOf("a-group-others");
        assertThat(members).isNotEmpty();
        try {
            people.use(
                    "insert into rfm_group select 0, 'A_FIRST', 'Whoever ordered', '[1,5]', '[1,5]', '[1,5]' where ?::bigint[] is not null",
                    members);
            CampaignWorld.await(() -> people.membersOf("a-group").isEmpty());
            assertThat(people.membersOf("a-group-others")).hasSize(members.size() + others.size());
        } finally {
            people.use("delete from rfm_group where sequence = 0 and ?::bigint[] is not null", members);
            CampaignWorld.await(() -> people.membersOf("a-group").equals(members));
        }
        assertThat(people.membersOf("a-group-others")).isEqualTo(others);
    }

    @Test
    void comparesWithAverages() {
        people.in("A-AVERAGE", 4);
        var published = GraphQl.ADMIN.query("""
                mutation { a: publishAverage(input: {country: "BE", trait: "income", average: 200, source: "a test"}) {
                        averages { trait { code } country average source } userErrors { code } }
                    b: publishAverage(input: {country: "Belgium", trait: "income", average: 200, source: "x"}) { userErrors { code path } }
                    c: publishAverage(input: {country: "BE", trait: "gender", average: 200, source: "x"}) { userErrors { code path } } }""");
        assertThat(published.<List<?>>data("a.userErrors")).isEmpty();
        assertThat(published.<List<String>>data("b.userErrors.code")).containsExactly("INVALID_VALUE");
        assertThat(published.<List<String>>data("c.userErrors.code")).containsExactly("OPERATOR_NOT_ALLOWED");
        var refused = GraphQl.ADMIN.query("""
                mutation { defineSegment(input: {key: "a-average", name: "n", facet: BEHAVIOURAL, objective: INFORM,
                    rule: {relative: {trait: "budget", to: COUNTRY, is: ABOVE}}}) { userErrors { code path } } }""");
        assertThat(refused.<List<String>>data("defineSegment.userErrors.code")).containsExactly("NO_AVERAGE");
        assertThat(refused.<List<String>>data("defineSegment.userErrors[0].path"))
                .containsExactly("rule", "relative", "to");
        // the typology tells that of ages
        assertThat(GraphQl.ADMIN
                        .query("{ customers(where: {all: [" + at("A-AVERAGE")
                                + " {any: [{relative: {trait: \"age\", to: COUNTRY, is: ABOVE}}"
                                + " {not: {relative: {trait: \"age\", to: COUNTRY, is: ABOVE}}}]}]}) { totalCount } }")
                        .<Integer>data("customers.totalCount"))
                .isEqualTo(4);
        var query = "{ customers(orderBy: EXTERNAL_ID, where: {all: [" + at("A-AVERAGE")
                + " {relative: {trait: \"income\", to: COUNTRY, is: %s}}]}) { nodes { externalId } } }";
        assertThat(GraphQl.ADMIN.query(query.formatted("ABOVE")).<List<String>>data("customers.nodes.externalId"))
                .containsExactly("A-AVERAGE-3");
        assertThat(GraphQl.ADMIN.query(query.formatted("AROUND")).<List<String>>data("customers.nodes.externalId"))
                .containsExactly("A-AVERAGE-2");
        assertThat(GraphQl.ADMIN.query(query.formatted("BELOW")).<List<String>>data("customers.nodes.externalId"))
                .containsExactly("A-AVERAGE-0", "A-AVERAGE-1");
    }

    @Test
    void beginsWithSevenSegmentsThatCanBeChanged() {
        var answer = GraphQl.as(io.smalti.platform.graphql.Role.MARKETER)
                .query("mutation { defineStandardSegments { id key rule size version } }");
        assertThat(answer.<List<String>>data("defineStandardSegments.key"))
                .containsExactly("best", "wealthy", "promising", "occasional", "first-time", "lapsed", "satisfied");
        var id = answer.<String>data("defineStandardSegments[5].id");
        var revised = GraphQl.ADMIN.query(
                "mutation { reviseSegment(input: {id: \"" + id
                        + "\", rule: {orders: {measure: DAYS_SINCE_LAST, atLeast: 365}}}) { segment { rule } userErrors { code } } }");
        assertThat(revised.<String>data("reviseSegment.segment.rule")).contains("365");
        assertThat(GraphQl.ADMIN
                        .query("mutation { defineStandardSegments { version } }")
                        .<List<Integer>>data("defineStandardSegments.version"))
                .containsExactly(1, 1, 1, 1, 1, 2, 1);
    }
}
