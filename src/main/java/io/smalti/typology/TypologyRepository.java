package io.smalti.typology;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads typologies from their tables, one statement per table. */
@Singleton
class TypologyRepository {
    private final Sql sql;

    TypologyRepository(Sql sql) {
        this.sql = sql;
    }

    record Stamp(int key, boolean active, Scheme scheme) {}

    /** What there is, without contents, by order of arrival. */
    List<Stamp> stamps() {
        return sql.list(
                """
                select id, active, code, version, country, status, title, notice, households, checksum
                from typology order by id
                """,
                row -> new Stamp(
                        row.intValue(1),
                        row.booleanValue(2),
                        new Scheme(
                                row.text(3),
                                row.text(4),
                                row.text(5),
                                row.text(6),
                                Texts.parse(row.text(7)),
                                row.text(8),
                                row.intValue(9),
                                row.text(10))));
    }

    Typology load(Stamp stamp) {
        var scheme = stamp.scheme();
        int key = stamp.key();
        var distributions = distributions(key);
        var groups = sql.list(
                """
                select code, sequence, name, portrait, share_of_households, share_of_adults, income_index,
                    household_size, cars
                from lifestyle_group where typology_id = ? order by sequence
                """,
                row -> new LifestyleGroup(
                        scheme.id("LifestyleGroup", row.text(1)),
                        key,
                        row.text(1),
                        row.intValue(2),
                        Texts.parse(row.text(3)),
                        Texts.parse(row.text(4)),
                        row.doubleValue(5),
                        row.doubleValue(6),
                        row.doubleValue(7),
                        row.doubleValue(8),
                        row.doubleValue(9),
                        distributions.getOrDefault(row.text(1), Map.of())),
                key);
        var byCode = groups.stream().collect(toMap(LifestyleGroup::code, group -> group));
        var content = new Content(
                groups,
                types(scheme, key, byCode, distributions),
                bands(scheme, key),
                dimensions(key),
                attributes(key),
                municipalities(key),
                postcodes(key));
        return Typology.of(key, stamp.active(), scheme, content);
    }

    private Map<String, Map<String, double[]>> distributions(int key) {
        record Line(String owner, String dimension, double[] shares) {}
        return sql
                .list(
                        "select owner, dimension, shares from distribution where typology_id = ?",
                        row -> new Line(row.text(1), row.text(2), row.doubles(3)),
                        key)
                .stream()
                .collect(groupingBy(Line::owner, mapping(line -> line, toMap(Line::dimension, Line::shares))));
    }

    private record Affinity(double penetration, double index) {}

    private Map<String, List<Affinity>> affinities(int key) {
        record Line(String type, Affinity affinity) {}
        return sql
                .list("""
                        select f.type_code, f.penetration, f.index
                        from affinity f join attribute a on a.typology_id = f.typology_id and a.code = f.attribute
                        where f.typology_id = ? order by a.sequence
                        """, row -> new Line(row.text(1), new Affinity(row.doubleValue(2), row.doubleValue(3))), key)
                .stream()
                .collect(groupingBy(Line::type, mapping(Line::affinity, toList())));
    }

    private Map<String, double[]> cells(int key) {
        var cells = new LinkedHashMap<String, double[]>();
        sql.list("""
                select c.type_code, array_agg(c.share_of_adults order by b.sequence)
                from cell_share c join age_band b on b.typology_id = c.typology_id and b.code = c.age_band
                where c.typology_id = ? group by c.type_code
                """, row -> cells.put(row.text(1), row.doubles(2)), key);
        return cells;
    }

    private List<LifestyleType> types(
            Scheme scheme,
            int key,
            Map<String, LifestyleGroup> groups,
            Map<String, Map<String, double[]>> distributions) {
        var affinities = affinities(key);
        var cells = cells(key);
        Row.Reader<LifestyleType> reader = row -> {
            var code = row.text(1);
            var own = affinities.getOrDefault(code, List.of());
            return new LifestyleType(
                    scheme.id("LifestyleType", code),
                    key,
                    code,
                    Objects.requireNonNull(groups.get(row.text(2))),
                    row.intValue(3),
                    Texts.parse(row.text(4)),
                    Texts.parse(row.text(5)),
                    row.doubleValue(6),
                    row.doubleValue(7),
                    row.intValue(8),
                    row.doubleValue(9),
                    row.doubleValue(10),
                    row.doubleValue(11),
                    row.doubleValue(12),
                    row.doubleValue(13),
                    row.doubleValue(14),
                    scores(row.text(15)),
                    row.text(16),
                    row.texts(17),
                    row.texts(18),
                    distributions.getOrDefault(code, Map.of()),
                    own.stream().mapToDouble(Affinity::penetration).toArray(),
                    own.stream().mapToDouble(Affinity::index).toArray(),
                    cells.getOrDefault(code, new double[0]));
        };
        return sql.list("""
                select code, group_code, sequence, name, portrait, share_of_households, share_of_adults, households,
                    adults_per_household, minors_per_household, household_size, mean_adult_age, income_index, cars,
                    scores, tone, arguments, channels
                from lifestyle_type where typology_id = ? order by sequence
                """, reader, key);
    }

    private static Map<String, Integer> scores(String json) {
        var scores = new LinkedHashMap<String, Integer>();
        JsonValue.parse("scores", json).fields().forEach((code, score) -> scores.put(code, score.whole()));
        return scores;
    }

    private List<AgeBand> bands(Scheme scheme, int key) {
        return sql.list(
                """
                select code, sequence, from_age, until_age, share_of_adults
                from age_band where typology_id = ? order by sequence
                """,
                row -> new AgeBand(
                        scheme.id("AgeBand", row.text(1)),
                        key,
                        row.text(1),
                        row.intValue(2),
                        row.intValue(3),
                        row.intOrNull(4),
                        row.doubleValue(5)),
                key);
    }

    private List<Dimension> dimensions(int key) {
        return sql.list(
                """
                select code, categories, national_shares, source, confidence
                from dimension where typology_id = ? order by sequence
                """, row -> new Dimension(row.text(1), row.texts(2), row.doubles(3), row.text(4), row.text(5)), key);
    }

    private List<Attribute> attributes(int key) {
        return sql.list(
                """
                select code, category, label, national_share, confidence
                from attribute where typology_id = ? order by sequence
                """, row -> new Attribute(row.text(1), row.text(2), row.text(3), row.doubleValue(4), row.text(5)), key);
    }

    private List<Municipality> municipalities(int key) {
        return sql.list(
                """
                select code, name, province, region, households, income_index, mix
                from municipality where typology_id = ? order by code
                """,
                row -> new Municipality(
                        row.text(1),
                        Texts.parse(row.text(2)),
                        row.text(3),
                        row.text(4),
                        row.intValue(5),
                        row.doubleOrNull(6),
                        row.doubles(7)),
                key);
    }

    private List<Postcode> postcodes(int key) {
        return sql.list(
                """
                select code, locality, municipality, region, languages, note
                from postcode where typology_id = ? order by code
                """,
                row -> new Postcode(
                        row.text(1), row.text(2), row.textOrNull(3), row.text(4), row.texts(5), row.textOrNull(6)),
                key);
    }

    void activate(int key, String country) {
        sql.update("update typology set active = false where country = ? and active and id <> ?", country, key);
        sql.update("update typology set active = true where id = ? and not active", key);
    }
}
