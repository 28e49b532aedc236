package io.smalti.persona;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Keyset;
import io.smalti.platform.graphql.NodeSource;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Pages;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads personas, each table in one statement for any number of them. */
@Singleton
class PersonaRepository implements NodeSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Keyset BY_KEY = Keyset.ascending(new Keyset.Key("p.key", "text"));
    private static final String COLUMNS = """
            p.id, p.key, p.name, p.status, p.market, p.version, p.portrait, p.quote, p.narrative, p.decision_process, \
            p.demographics, p.review_on, p.segment_id, p.type_code, p.age_band""";

    private final Sql sql;
    private final Pages pages;

    PersonaRepository(Sql sql, Pages pages) {
        this.sql = sql;
        this.pages = pages;
    }

    @Override
    public String type() {
        return Persona.TYPE;
    }

    @Override
    public Map<String, Persona> load(Collection<String> keys) {
        var found = new HashMap<String, Persona>();
        select("p.id = any(?)", GlobalId.numbers(keys))
                .forEach(persona -> found.put(Long.toString(persona.number()), persona));
        return found;
    }

    @Nullable
    Persona byNumber(long number) {
        return select("p.id = ?", number).stream().findFirst().orElse(null);
    }

    @Nullable
    Persona byKey(String key) {
        return key.indexOf(0) >= 0
                ? null
                : select("p.key = ?", key).stream().findFirst().orElse(null);
    }

    /** Those in use or being written, by the segment that they stand for. */
    Map<Long, List<Persona>> bySegment(Collection<Long> segments) {
        return select("p.segment_id = any(?) and p.status <> 'RETIRED'", segments).stream()
                .filter(persona -> persona.segmentNumber() != null)
                .collect(groupingBy(persona -> java.util.Objects.requireNonNull(persona.segmentNumber())));
    }

    /** Those in use or being written, by code of their type. */
    Map<String, List<Persona>> byType(Collection<String> codes) {
        return select("p.type_code = any(?) and p.status <> 'RETIRED'", codes).stream()
                .filter(persona -> persona.typeCode() != null)
                .collect(groupingBy(persona -> java.util.Objects.requireNonNull(persona.typeCode())));
    }

    PersonaConnection page(@Nullable String market, @Nullable PersonaStatus status, PageRequest request) {
        var selection = new Pages.Selection(
                COLUMNS,
                "persona p",
                "p.market = coalesce(?, p.market) and p.status = coalesce(?, p.status)",
                Arrays.asList(market, status));
        return PersonaConnection.of(pages.read(selection, BY_KEY, request, PersonaRepository::read), selection);
    }

    private List<Persona> select(String where, Object argument) {
        return sql.list(
                "select " + COLUMNS + " from persona p where " + where + " order by p.key",
                PersonaRepository::read,
                argument);
    }

    private static Persona read(Row row) throws SQLException {
        return new Persona(
                row.longValue(1),
                GlobalId.of(Persona.TYPE, row.longValue(1)),
                true,
                row.text(2),
                row.text(3),
                row.constant(4, PersonaStatus.class),
                row.text(5),
                row.intValue(6),
                row.textOrNull(7),
                row.text(8),
                row.text(9),
                row.textOrNull(10),
                facts(row.text(11)),
                row.date(12),
                row.longOrNull(13),
                row.textOrNull(14),
                row.textOrNull(15));
    }

    private static List<PersonaFact> facts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {}).entrySet().stream()
                    .map(fact -> new PersonaFact(fact.getKey(), String.valueOf(fact.getValue())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("demographics of a persona", e);
        }
    }

    Map<Long, List<Claim>> claims(Collection<Long> personas) {
        return sql
                .list(
                        """
                        select id, persona_id, kind, rank, statement from claim
                        where persona_id = any(?) order by persona_id, kind, rank
                        """,
                        row -> new Claim(
                                row.longValue(1),
                                row.longValue(2),
                                row.constant(3, ClaimKind.class),
                                row.intValue(4),
                                row.text(5)),
                        personas)
                .stream()
                .collect(groupingBy(Claim::persona));
    }

    private record Owned<T>(long owner, T value) {}

    /** Evidence by persona, newest first. */
    Map<Long, List<Evidence>> evidence(Collection<Long> personas) {
        return evidence("""
                select e.persona_id, e.id, e.kind, e.respondents, e.title, e.sample, e.gathered_on
                from evidence e where e.persona_id = any(?) order by e.gathered_on desc, e.id
                """, personas);
    }

    /** Evidence by claim, newest first. */
    Map<Long, List<Evidence>> evidenceOfClaims(Collection<Long> claims) {
        return evidence("""
                select c.claim_id, e.id, e.kind, e.respondents, e.title, e.sample, e.gathered_on
                from claim_evidence c join evidence e on e.id = c.evidence_id
                where c.claim_id = any(?) order by e.gathered_on desc, e.id
                """, claims);
    }

    private Map<Long, List<Evidence>> evidence(String select, Collection<Long> owners) {
        var found = new HashMap<Long, List<Evidence>>();
        sql.list(
                        select,
                        row -> new Owned<>(
                                row.longValue(1),
                                new Evidence(
                                        row.longValue(2),
                                        row.constant(3, EvidenceKind.class),
                                        row.constantOrNull(4, Respondents.class),
                                        row.text(5),
                                        row.intOrNull(6),
                                        java.util.Objects.requireNonNull(row.date(7)))),
                        owners)
                .forEach(owned -> found.computeIfAbsent(owned.owner(), any -> new java.util.ArrayList<>())
                        .add(owned.value()));
        return found;
    }

    /** Touchpoints by persona in the order of the journey; the rank is by weight within the persona. */
    Map<Long, List<Touchpoint>> touchpoints(Collection<Long> personas) {
        var found = new HashMap<Long, List<Touchpoint>>();
        sql.list(
                        """
                        select persona_id, stage, name, channel, weight,
                            row_number() over (partition by persona_id order by weight desc, stage, sequence),
                            pain_point
                        from touchpoint where persona_id = any(?) order by persona_id, sequence
                        """,
                        row -> new Owned<>(
                                row.longValue(1),
                                new Touchpoint(
                                        row.constant(2, Stage.class),
                                        row.text(3),
                                        row.text(4),
                                        row.doubleValue(5),
                                        row.intValue(6),
                                        row.textOrNull(7))),
                        personas)
                .forEach(owned -> found.computeIfAbsent(owned.owner(), any -> new java.util.ArrayList<>())
                        .add(owned.value()));
        return found;
    }
}
