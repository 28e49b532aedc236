package io.smalti.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smalti.customer.SpecialCategory;
import io.smalti.customer.registry.TraitRetiring;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored mappings by name. Those that come with the product are there from the start. */
@Singleton
class Mappings {
    private static final List<String> SHIPPED = List.of("online-retail", "complete-journey");

    private final Sql sql;
    private final ObjectMapper json;

    Mappings(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** As the files have them: to parse and check them, as tests do, would take a native binary most of this method's time. */
    @Transactional
    void ship(@Observes StartupEvent started) {
        for (var name : SHIPPED) {
            try (var resource = Mappings.class.getResourceAsStream("/mappings/" + name + ".json")) {
                if (resource == null) {
                    throw new IllegalStateException("mapping " + name + " is not packaged");
                }
                write(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Transactional
    @Nullable
    Mapping find(String name) {
        var text = sql.first("select definition::text from import_mapping where name = ?", row -> row.text(1), name);
        return text == null ? null : parse(text);
    }

    List<String> names() {
        return sql.list("select name from import_mapping order by name", row -> row.text(1));
    }

    /** Speaks for the mappings that fill a trait. */
    void retiring(@Observes TraitRetiring asked) {
        sql.list("""
                        select name from import_mapping where kind = 'CUSTOMERS' and
                            (jsonb_exists(definition -> 'columns', ?) or jsonb_exists(definition -> 'constants', ?))
                        order by name""", row -> row.text(1), asked.code(), asked.code())
                .forEach(name -> asked.users().add("mapping " + name));
    }

    /** @throws ImportRefused when the mapping contradicts itself or names what does not exist */
    @Transactional
    void store(String name, Mapping mapping) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new ImportRefused("INVALID_NAME", "A mapping is named in small letters, digits and hyphens");
        }
        check(mapping);
        write(name, text(mapping));
    }

    private void write(String name, String definition) {
        sql.update("""
                insert into import_mapping as m (name, kind, definition)
                select ?, given.definition ->> 'kind', given.definition from (select ?::jsonb as definition) given
                on conflict (name) do update set kind = excluded.kind, definition = excluded.definition, updated_at = now()
                where m.definition <> excluded.definition""", name, new Json(definition));
    }

    /** @throws ImportRefused when the text is no mapping */
    Mapping parse(String text) {
        try {
            return json.readValue(text, Mapping.class);
        } catch (JsonProcessingException e) {
            throw new ImportRefused("INVALID_MAPPING", "No mapping: " + e.getOriginalMessage());
        }
    }

    String text(Mapping mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Mapping mapping) {
        var fields = ImportFields.of(mapping.kind());
        var columns = mapping.columns() == null
                ? List.<String>of()
                : List.copyOf(mapping.columns().keySet());
        for (var named : List.of(
                columns,
                List.copyOf(mapping.constants().keySet()),
                List.copyOf(mapping.values().keySet()))) {
            for (var field : named) {
                if (!fields.contains(field)) {
                    throw new ImportRefused(
                            "UNKNOWN_FIELD",
                            "'%s' is none of the fields %s".formatted(field, String.join(", ", fields)));
                }
            }
        }
        for (var field : ImportFields.required(mapping.kind())) {
            if (mapping.column(field) == null && !mapping.constants().containsKey(field)) {
                throw new ImportRefused("MISSING_FIELD", "The mapping has no column for " + field);
            }
        }
        if (mapping.columns() != null) {
            mapping.columns().values().forEach(Mappings::checkCategory);
        }
        try {
            if (mapping.zone() != null) {
                ZoneId.of(mapping.zone());
            }
            if (mapping.dateFormat() != null) {
                var _ = DateTimeFormatter.ofPattern(mapping.dateFormat());
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ImportRefused("INVALID_MAPPING", "Zone or date format: " + e.getMessage());
        }
    }

    /** @throws ImportRefused when a column of this name must not be kept about people */
    static void checkCategory(String column) {
        if (SpecialCategory.refuses(column)) {
            throw new ImportRefused(
                    "SPECIAL_CATEGORY",
                    "The column %s looks like ethnic origin, religion, health, politics or the like, which is not kept"
                            .formatted(column));
        }
    }
}
