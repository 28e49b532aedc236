package io.smalti.segment.definition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.customer.Facet;
import io.smalti.segment.Objective;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.rule.RuleInput;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The segments that every company begins with: ordinary ones, whose rules can be read and changed. */
@Singleton
class StandardSegments {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SegmentWriter writer;
    private final SegmentRepository segments;

    StandardSegments(SegmentWriter writer, SegmentRepository segments) {
        this.writer = writer;
        this.segments = segments;
    }

    @RegisterForReflection
    record Standard(String key, String name, Facet facet, Objective objective, String description, RuleInput rule) {}

    static List<Standard> all() {
        try (var file = Objects.requireNonNull(StandardSegments.class.getResourceAsStream("/segments/standard.json"))) {
            return List.of(JSON.readValue(file, Standard[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines those whose keys are free; answers all of them, changed as they may be. */
    List<Segment> define() {
        var keys = new ArrayList<String>();
        for (var standard : all()) {
            keys.add(standard.key());
            if (segments.byKey(standard.key()) == null) {
                writer.define(new DefineSegment(
                        standard.key(),
                        standard.name(),
                        standard.description(),
                        standard.facet(),
                        standard.objective(),
                        standard.rule()));
            }
        }
        return segments.byKeys(keys);
    }
}
