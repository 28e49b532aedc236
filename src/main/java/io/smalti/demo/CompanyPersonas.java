package io.smalti.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Writes Lommera's personas with their evidence, claims and journeys. */
@Singleton
class CompanyPersonas {
    private final Sql sql;

    CompanyPersonas(Sql sql) {
        this.sql = sql;
    }

    void write() {
        Resource.json("demo/personas.json").forEach(this::write);
    }

    private void write(JsonNode persona) {
        var id = insert(
                """
                insert into persona (key, name, status, market, segment_id, type_code, age_band, quote, narrative,
                    demographics, decision_process, review_on)
                values (?, ?, ?, ?, (select id from segment where key = ?), ?, ?, ?, ?, ?, ?, ?) returning id
                """,
                persona.get("key").asText(),
                persona.get("name").asText(),
                persona.get("status").asText(),
                persona.get("market").asText(),
                persona.get("segment").asText(),
                persona.get("type").asText(null),
                persona.get("band").asText(null),
                persona.get("quote").asText(),
                persona.get("narrative").asText(),
                new Json(persona.get("demographics").toString()),
                persona.get("decisionProcess").asText(),
                LocalDate.parse(persona.get("reviewOn").asText()));
        claims(id, persona.get("claims"), evidence(id, persona.get("evidence")));
        journey(id, persona.get("journey"));
    }

    /** The keys of the evidence, in the order of the file. */
    private List<Long> evidence(long persona, JsonNode pieces) {
        var keys = new ArrayList<Long>();
        for (var piece : pieces) {
            keys.add(insert(
                    """
                    insert into evidence (persona_id, kind, respondents, title, sample, gathered_on)
                    values (?, ?, ?, ?, ?, ?) returning id
                    """,
                    persona,
                    piece.get("kind").asText(),
                    piece.get("respondents").asText(),
                    piece.get("title").asText(),
                    piece.get("sample").asInt(),
                    LocalDate.parse(piece.get("gatheredOn").asText())));
        }
        return keys;
    }

    private void claims(long persona, JsonNode claims, List<Long> evidence) {
        var ranks = new HashMap<String, Integer>();
        for (var claim : claims) {
            var kind = claim.get("kind").asText();
            var id = insert(
                    "insert into claim (persona_id, kind, rank, statement) values (?, ?, ?, ?) returning id",
                    persona,
                    kind,
                    ranks.merge(kind, 1, Integer::sum),
                    claim.get("statement").asText());
            for (var index : claim.get("evidence")) {
                sql.update(
                        "insert into claim_evidence (claim_id, evidence_id) values (?, ?)",
                        id,
                        evidence.get(index.asInt()));
            }
        }
    }

    private void journey(long persona, JsonNode touchpoints) {
        var sequences = new HashMap<String, Integer>();
        for (var touchpoint : touchpoints) {
            var stage = touchpoint.get("stage").asText();
            sql.update(
                    """
                    insert into touchpoint (persona_id, stage, sequence, name, channel, weight, pain_point)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    persona,
                    stage,
                    sequences.merge(stage, 1, Integer::sum),
                    touchpoint.get("name").asText(),
                    touchpoint.get("channel").asText(),
                    touchpoint.get("weight").asDouble(),
                    touchpoint.get("painPoint").asText(null));
        }
    }

    private long insert(String statement, @org.jspecify.annotations.Nullable Object... values) {
        return Objects.requireNonNull(sql.first(statement, row -> row.longValue(1), values));
    }
}
