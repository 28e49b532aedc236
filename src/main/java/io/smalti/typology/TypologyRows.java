package io.smalti.typology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A typology as rows of its tables: table, then rows of column and value, in an order that keeps references. */
final class TypologyRows {
    private TypologyRows() {}

    static Map<String, List<Map<String, @Nullable Object>>> of(Typology typology) {
        var tables = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
        tables.put(
                "age_band", typology.ageBands().stream().map(TypologyRows::band).toList());
        tables.put(
                "lifestyle_group",
                typology.groups().stream().map(TypologyRows::group).toList());
        tables.put(
                "lifestyle_type",
                typology.types().stream().map(TypologyRows::type).toList());
        tables.put("dimension", numbered(typology.dimensions(), TypologyRows::dimension));
        tables.put("distribution", distributions(typology));
        tables.put("attribute", numbered(typology.attributes(), TypologyRows::attribute));
        tables.put("affinity", affinities(typology));
        tables.put(
                "municipality",
                typology.municipalities().stream()
                        .map(one -> municipality(one, typology))
                        .toList());
        tables.put(
                "postcode",
                typology.postcodes().stream().map(TypologyRows::postcode).toList());
        tables.put("cell_share", cells(typology));
        return tables;
    }

    private static <T> List<Map<String, @Nullable Object>> numbered(
            List<T> parts, java.util.function.Function<T, Map<String, @Nullable Object>> row) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    var columns = row.apply(parts.get(i));
                    columns.put("sequence", i + 1);
                    return columns;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> band(AgeBand band) {
        return row(
                "code", band.code(),
                "sequence", band.sequence(),
                "from_age", band.fromAge(),
                "until_age", band.untilAge(),
                "share_of_adults", band.shareOfAdults());
    }

    private static Map<String, @Nullable Object> group(LifestyleGroup group) {
        return row(
                "code", group.code(),
                "sequence", group.sequence(),
                "name", group.names().byLanguage(),
                "portrait", group.portraits().byLanguage(),
                "share_of_households", group.shareOfHouseholds(),
                "share_of_adults", group.shareOfAdults(),
                "income_index", group.incomeIndex(),
                "household_size", group.householdSize(),
                "cars", group.cars());
    }

    private static Map<String, @Nullable Object> type(LifestyleType type) {
        return row(
                "code", type.code(),
                "group_code", type.group().code(),
                "sequence", type.sequence(),
                "name", type.names().byLanguage(),
                "portrait", type.portraits().byLanguage(),
                "share_of_households", type.shareOfHouseholds(),
                "share_of_adults", type.shareOfAdults(),
                "households", type.households(),
                "adults_per_household", type.adultsPerHousehold(),
                "minors_per_household", type.minorsPerHousehold(),
                "household_size", type.householdSize(),
                "mean_adult_age", type.meanAdultAge(),
                "income_index", type.incomeIndex(),
                "cars", type.cars(),
                "scores", type.scores(),
                "tone", type.tone(),
                "arguments", type.arguments(),
                "channels", type.channels());
    }

    private static Map<String, @Nullable Object> dimension(Dimension dimension) {
        return row(
                "code", dimension.code(),
                "categories", dimension.categories(),
                "national_shares", dimension.nationalShares(),
                "source", dimension.source(),
                "confidence", dimension.confidence());
    }

    private static List<Map<String, @Nullable Object>> distributions(Typology typology) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        typology.groups().forEach(group -> group.distributions()
                .forEach((dimension, shares) ->
                        rows.add(row("owner", group.code(), "dimension", dimension, "shares", shares))));
        typology.types().forEach(type -> type.distributions()
                .forEach((dimension, shares) ->
                        rows.add(row("owner", type.code(), "dimension", dimension, "shares", shares))));
        return rows;
    }

    private static Map<String, @Nullable Object> attribute(Attribute attribute) {
        return row(
                "code", attribute.code(),
                "category", attribute.category(),
                "label", attribute.label(),
                "national_share", attribute.nationalShare(),
                "confidence", attribute.confidence());
    }

    private static List<Map<String, @Nullable Object>> affinities(Typology typology) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var type : typology.types()) {
            for (int i = 0; i < typology.attributes().size(); i++) {
                rows.add(row(
                        "type_code",
                        type.code(),
                        "attribute",
                        typology.attributes().get(i).code(),
                        "penetration",
                        type.penetrations()[i],
                        "index",
                        type.indices()[i]));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> municipality(Municipality municipality, Typology typology) {
        var area = typology.municipality(municipality.code());
        return row(
                "code", municipality.code(),
                "name", municipality.names().byLanguage(),
                "province", municipality.province(),
                "region", municipality.region(),
                "households", municipality.households(),
                "income_index", municipality.incomeIndex(),
                "mix", municipality.mix(),
                "urbanity", area == null ? null : area.urbanity());
    }

    private static Map<String, @Nullable Object> postcode(Postcode postcode) {
        return row(
                "code", postcode.code(),
                "locality", postcode.locality(),
                "municipality", postcode.municipality(),
                "region", postcode.region(),
                "languages", postcode.languages(),
                "note", postcode.note());
    }

    private static List<Map<String, @Nullable Object>> cells(Typology typology) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var type : typology.types()) {
            for (int i = 0; i < typology.ageBands().size(); i++) {
                rows.add(row(
                        "type_code", type.code(),
                        "age_band", typology.ageBands().get(i).code(),
                        "share_of_adults", type.cells()[i]));
            }
        }
        return rows;
    }

    /** Column and value by turns. */
    private static Map<String, @Nullable Object> row(@Nullable Object... columnsAndValues) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            row.put(String.valueOf(columnsAndValues[i]), columnsAndValues[i + 1]);
        }
        return row;
    }
}
