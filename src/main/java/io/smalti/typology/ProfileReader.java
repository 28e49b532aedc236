package io.smalti.typology;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reads the groups and types of a typology: what their households are like. */
final class ProfileReader {
    private static final String SUFFIX = "Pct";

    private final Scheme scheme;
    private final List<Attribute> attributes;
    private final Map<String, List<String>> categories = new LinkedHashMap<>();

    ProfileReader(Scheme scheme, List<AgeBand> bands, List<Dimension> dimensions, List<Attribute> attributes) {
        this.scheme = scheme;
        this.attributes = attributes;
        categories.put(Dimension.AGE_BANDS, bands.stream().map(AgeBand::code).toList());
        dimensions.forEach(dimension -> categories.put(dimension.code(), dimension.categories()));
    }

    LifestyleGroup group(JsonValue json) {
        var code = json.get("code").text();
        return new LifestyleGroup(
                scheme.id("LifestyleGroup", code),
                0,
                code,
                position(json) + 1,
                TypologyReader.texts(json.get("name")),
                TypologyReader.texts(json.get("description")),
                json.get("shareOfHouseholdsPct").share(),
                json.get("shareOfAdultsPct").share(),
                positive(json.get("incomeIndex")),
                positive(json.get("avgHouseholdSize")),
                json.get("avgCars").number(),
                distributions(json, false));
    }

    LifestyleType type(JsonValue json, Map<String, LifestyleGroup> groups, Map<String, double[]> cells) {
        var code = json.get("code").text();
        var group = groups.get(json.get("group").text());
        if (group == null) {
            throw json.get("group").refused("is no group: " + json.get("group").text());
        }
        if (json.get("sequence").whole() != position(json) + 1) {
            throw json.get("sequence").refused("is not the place in the list, " + (position(json) + 1));
        }
        var communication = json.get("communication");
        var type = new LifestyleType(
                scheme.id("LifestyleType", code),
                0,
                code,
                group,
                position(json) + 1,
                TypologyReader.texts(json.get("name")),
                TypologyReader.texts(json.get("description")),
                json.get("shareOfHouseholdsPct").share(),
                json.get("shareOfAdultsPct").share(),
                json.get("households2024").whole(),
                positive(json.get("avgAdultsPerHousehold")),
                json.get("avgMinorsPerHousehold").number(),
                positive(json.get("avgHouseholdSize")),
                positive(json.get("meanAdultAge")),
                positive(json.get("incomeIndex")),
                json.get("avgCars").number(),
                scores(json.get("scores")),
                communication.get("tone").text(),
                communication.get("arguments").texts(),
                channels(communication.get("channels")),
                distributions(json, true),
                affinities(json.get("affinities"), "penetrationPct", JsonValue::share),
                affinities(json.get("affinities"), "index", JsonValue::number),
                cells.getOrDefault(code, new double[0]));
        checkIndices(json.get("affinities"), type);
        return type;
    }

    /** Groups hold exactly the types that name them; shares add up within groups, over groups and over types. */
    void checkTotals(JsonValue root, List<LifestyleGroup> groups, List<LifestyleType> types) {
        for (var json : root.get("groups").items()) {
            var code = json.get("code").text();
            var members = types.stream()
                    .filter(type -> type.group().code().equals(code))
                    .toList();
            var named = json.get("types").texts();
            if (!named.equals(members.stream().map(LifestyleType::code).toList())) {
                throw json.get("types").refused("differs from the types that name the group");
            }
            adds(json, "shareOfHouseholdsPct", members, LifestyleType::shareOfHouseholds);
            adds(json, "shareOfAdultsPct", members, LifestyleType::shareOfAdults);
        }
        total(
                root.get("types"),
                types.stream().mapToDouble(LifestyleType::shareOfHouseholds).toArray());
        total(
                root.get("types"),
                types.stream().mapToDouble(LifestyleType::shareOfAdults).toArray());
        total(
                root.get("groups"),
                groups.stream().mapToDouble(LifestyleGroup::shareOfHouseholds).toArray());
        var households = types.stream().mapToLong(LifestyleType::households).sum();
        if (Math.abs(households - scheme.households()) > types.size()) {
            throw root.get("scheme").get("households").refused("differs from the sum over the types, " + households);
        }
    }

    private static void adds(
            JsonValue group, String field, List<LifestyleType> members, ToDoubleFunction<LifestyleType> share) {
        var shares = members.stream().mapToDouble(share).toArray();
        if (!Rounding.addsUp(shares, group.get(field).share())) {
            throw group.get(field).refused("differs from the sum over its types, " + Rounding.percent(shares));
        }
    }

    private static void total(JsonValue json, double[] shares) {
        if (!Rounding.addsUp(shares, 1)) {
            throw json.refused("have shares that add up to " + Rounding.percent(shares));
        }
    }

    /** Every dimension for a type; a group may leave some out. */
    private Map<String, double[]> distributions(JsonValue json, boolean all) {
        var distributions = new HashMap<String, double[]>();
        categories.forEach((dimension, of) -> {
            if (all || json.fields().containsKey(dimension + SUFFIX)) {
                distributions.put(dimension, TypologyReader.distribution(json.get(dimension + SUFFIX), of));
            }
        });
        return distributions;
    }

    private static Map<String, Integer> scores(JsonValue json) {
        var scores = new LinkedHashMap<String, Integer>();
        json.fields().forEach((code, score) -> {
            if (score.whole() < 1 || score.whole() > 10) {
                throw score.refused("is not from 1 to 10");
            }
            scores.put(code, score.whole());
        });
        return scores;
    }

    private List<String> channels(JsonValue json) {
        return json.items().stream()
                .map(item -> {
                    var code = item.get("channel").text();
                    if (attributes.stream()
                            .noneMatch(attribute -> attribute.code().equals(code))) {
                        throw item.get("channel").refused("is no attribute: " + code);
                    }
                    return code;
                })
                .toList();
    }

    private double[] affinities(JsonValue json, String field, ToDoubleFunction<JsonValue> read) {
        if (json.fields().size() != attributes.size()) {
            throw json.refused(
                    "holds %d attributes, there are %d".formatted(json.fields().size(), attributes.size()));
        }
        return attributes.stream()
                .mapToDouble(attribute ->
                        read.applyAsDouble(json.get(attribute.code()).get(field)))
                .toArray();
    }

    private void checkIndices(JsonValue json, LifestyleType type) {
        for (int i = 0; i < attributes.size(); i++) {
            var attribute = attributes.get(i);
            double computed = 100 * type.penetrations()[i] / attribute.nationalShare();
            if (Math.abs(computed - type.indices()[i]) > Rounding.INDEX) {
                throw json.get(attribute.code())
                        .get("index")
                        .refused("does not follow from penetration and national share, which give %.1f"
                                .formatted(computed));
            }
        }
    }

    private static double positive(JsonValue json) {
        if (json.number() <= 0) {
            throw json.refused("is not above 0");
        }
        return json.number();
    }

    /** The place in its list, from the path: {@code $.types[7]} is 7. */
    private static int position(JsonValue json) {
        var path = json.path();
        return Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1));
    }
}
