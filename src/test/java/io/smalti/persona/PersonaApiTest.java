package io.smalti.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.SqlCount;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PersonaApiTest {
    @Inject
    Sql sql;

    private final String market = "test-" + UUID.randomUUID();
    private long segment;

    @BeforeEach
    void writePersonas() {
        segment = sql.first("""
                insert into segment (key, name, facet, objective, rule)
                values (?, 'Test', 'BEHAVIOURAL', 'RETAIN', '{}') returning id
                """, row -> row.longValue(1), market);
        for (int i = 1; i <= 6; i++) {
            write(i);
        }
    }

    private void write(int i) {
        var persona = sql.first(
                """
                insert into persona (key, name, status, market, segment_id, type_code, age_band, quote, narrative,
                    demographics, review_on)
                values (?, 'Els', ?, ?, ?, 'B07', '30-34', 'I want it now', 'She gets up', '{"occupation": "nurse"}', ?)
                returning id
                """,
                row -> row.longValue(1),
                market + "-" + i,
                i == 6 ? "RETIRED" : "PUBLISHED",
                market,
                segment,
                i == 1 ? null : LocalDate.now().plusDays(i == 2 ? -1 : 100));
        sql.update("""
                insert into evidence (persona_id, kind, respondents, title, sample, gathered_on) values
                (?1, 'INTERVIEW', 'CUSTOMERS', 'Talks in Ghent', 8, '2026-01-31'),
                (?1, 'SURVEY', 'CUSTOMERS', 'Spring survey', 400, '2026-04-30'),
                (?1, 'INTERVIEW', 'PROSPECTS', 'Talks at the fair', 5, '2026-02-28'),
                (?1, 'DATA_ANALYSIS', null, 'Orders of a year', null, '2026-03-31')
                """.replace("?1", Long.toString(persona)));
        sql.update("""
                with new as (
                    insert into claim (persona_id, kind, rank, statement) values
                    (?1, 'GOAL', 1, 'Save time'), (?1, 'GOAL', 2, 'Spend less'), (?1, 'PAIN_POINT', 1, 'Queues')
                    returning id, kind)
                insert into claim_evidence (claim_id, evidence_id)
                select new.id, e.id from new, evidence e where e.persona_id = ?1 and new.kind = 'PAIN_POINT'
                """.replace("?1", Long.toString(persona)));
        sql.update("""
                insert into touchpoint (persona_id, stage, sequence, name, channel, weight, pain_point) values
                (?1, 'DECISION', 1, 'Shop', 'IN_STORE', 0.5, 'Queues'),
                (?1, 'AWARENESS', 1, 'Friend', 'SOCIAL', 0.3, null), (?1, 'AWARENESS', 2, 'Leaflet', 'POST', 0.2, null)
                """.replace("?1", Long.toString(persona)));
    }

    @Test
    void showsAPersonaWithWhatIsKnownOfIt() {
        var answer = GraphQl.ADMIN.query("""
                { persona(key: "%s-1") {
                    id fictional name status market quote demographics { name value }
                    claims { kind statement evidence { title } } goals: claims(kind: GOAL) { rank statement }
                    pains: claims(kind: PAIN_POINT) { statement evidence { title kind respondents sample } }
                    evidence { title gatheredOn }
                    coverage { missing groups { respondents evidence people share } }
                    journey { stage weight touchpoints { name channel weight rank painPoint } }
                    review { stale reason reviewOn }
                    segment { key personas { key } }
                    lifestyleType { code personas { market } } ageBand { code }
                } }""".formatted(market));
        assertThat((Boolean) answer.data("persona.fictional")).isTrue();
        assertThat((String) answer.data("persona.demographics[0].value")).isEqualTo("nurse");
        assertThat((List<?>) answer.data("persona.claims")).hasSize(3);
        assertThat((List<String>) answer.data("persona.goals.statement")).containsExactly("Save time", "Spend less");
        assertThat((List<String>) answer.data("persona.pains[0].evidence.title"))
                .containsExactly("Spring survey", "Orders of a year", "Talks at the fair", "Talks in Ghent");
        assertThat((List<?>) answer.data("persona.evidence")).hasSize(4);
        assertThat((List<String>) answer.data("persona.coverage.missing")).containsExactly("UNAWARE");
        assertThat((List<Integer>) answer.data("persona.coverage.groups.people"))
                .containsExactly(408, 5, 0);
        assertThat((Float) answer.data("persona.coverage.groups[0].share")).isCloseTo(0.6667f, within(0.001f));
        assertThat((List<String>) answer.data("persona.journey.stage")).containsExactly("AWARENESS", "DECISION");
        assertThat((Integer) answer.data("persona.journey[1].touchpoints[0].rank"))
                .isEqualTo(1);
        assertThat((String) answer.data("persona.review.reason")).isEqualTo("NO_REVIEW_PLANNED");
        assertThat((List<?>) answer.data("persona.segment.personas")).hasSize(5);
        assertThat((String) answer.data("persona.lifestyleType.code")).isEqualTo("B07");
        assertThat((List<String>) answer.data("persona.lifestyleType.personas.market"))
                .contains(market);
        assertThat((String) answer.data("persona.ageBand.code")).isEqualTo("30-34");
        String id = answer.data("persona.id");
        assertThat((String) GraphQl.ADMIN
                        .query("{ node(id: \"" + id + "\") { id } }")
                        .data("node.id"))
                .isEqualTo(id);
    }

    @Test
    void tellsWhatIsStale() {
        var answer =
                GraphQl.ADMIN.query("{ personas(market: \"" + market + "\") { nodes { review { stale reason } } } }");
        assertThat((List<String>) answer.data("personas.nodes.review.reason"))
                .containsExactly("NO_REVIEW_PLANNED", "REVIEW_DUE", null, null, null, null);
    }

    @Test
    void pagesByMarketAndStatus() {
        var answer = GraphQl.ADMIN.query("""
                { personas(market: "%s", status: PUBLISHED, first: 2) {
                    totalCount count { value precision } nodes { key } edges { cursor node { status } }
                    pageInfo { hasNextPage endCursor } } }""".formatted(market));
        assertThat((Integer) answer.data("personas.totalCount")).isEqualTo(5);
        assertThat((List<String>) answer.data("personas.nodes.key")).containsExactly(market + "-1", market + "-2");
        String cursor = answer.data("personas.pageInfo.endCursor");
        var rest = GraphQl.ADMIN.query(
                "{ personas(market: \"%s\", status: PUBLISHED, after: \"%s\") { nodes { key } pageInfo { hasNextPage } } }"
                        .formatted(market, cursor));
        assertThat((List<?>) rest.data("personas.nodes")).hasSize(3);
        assertThat((Boolean) rest.data("personas.pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void asksOncePerTableHoweverManyPersonas() {
        var query = """
                { personas(market: "%s", first: %d) { nodes {
                    claims { statement evidence { title } } evidence { title } coverage { missing }
                    journey { stage } review { stale } segment { personas { key } } lifestyleType { personas { key } }
                } } }""";
        long one = statements(query, 1);
        long six = statements(query, 6);
        assertThat(six).isEqualTo(one);
        var claims = "{ personas(market: \"%s\", first: %d) { nodes { claims { statement } } } }";
        var none = "{ personas(market: \"%s\", first: %d) { nodes { key } } }";
        long with = statements(claims, 6);
        long without = statements(none, 6);
        assertThat(with - without).isEqualTo(1);
    }

    private long statements(String query, int first) {
        return SqlCount.of(() -> {
                    var answer = GraphQl.ADMIN.query(query.formatted(market, first));
                    return (Object) answer.data("personas");
                })
                .statements();
    }

    @Test
    void answersWhatIsUnknownWithNull() {
        var answer = GraphQl.ADMIN.query("{ byKey: persona(key: \"nobody\") { id } byId: persona(id: \""
                + GlobalId.of("Persona", 999_999_999) + "\") { id } neither: persona { id } }");
        assertThat((Object) answer.data("byKey")).isNull();
        assertThat((Object) answer.data("byId")).isNull();
        assertThat((Object) answer.data("neither")).isNull();
        assertThat(GraphQl.ADMIN
                        .query("{ persona(id: \"" + GlobalId.of("Segment", 1) + "\") { id } }")
                        .error())
                .isEqualTo("INVALID_ID");
    }
}
