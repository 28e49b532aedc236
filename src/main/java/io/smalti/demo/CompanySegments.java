package io.smalti.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.customer.Facet;
import io.smalti.segment.Objective;
import io.smalti.segment.definition.DefineSegment;
import io.smalti.segment.definition.SegmentWriter;
import io.smalti.segment.rule.RuleInput;
import jakarta.inject.Singleton;

/** Defines Lommera's segments as a marketer would, so that each rule is checked and its members computed. */
@Singleton
class CompanySegments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SegmentWriter writer;

    CompanySegments(SegmentWriter writer) {
        this.writer = writer;
    }

    void write() {
        for (var segment : Resource.json("demo/segments.json")) {
            var written = writer.define(definition(segment));
            if (!written.userErrors().isEmpty()) {
                throw new IllegalStateException(segment.get("key").asText() + ": " + written.userErrors());
            }
        }
    }

    static DefineSegment definition(JsonNode segment) {
        try {
            return new DefineSegment(
                    segment.get("key").asText(),
                    segment.get("name").asText(),
                    segment.get("description").asText(),
                    Facet.valueOf(segment.get("facet").asText()),
                    Objective.valueOf(segment.get("objective").asText()),
                    JSON.treeToValue(segment.get("rule"), RuleInput.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
