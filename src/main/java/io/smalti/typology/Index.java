package io.smalti.typology;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of a typology by code. */
record Index(
        Map<String, LifestyleGroup> groups,
        Map<String, LifestyleType> types,
        Map<String, List<LifestyleType>> typesByGroup,
        Map<String, AgeBand> bands,
        Map<String, Dimension> dimensions,
        Map<String, Area> municipalities,
        List<Area> areas,
        Map<String, Area> postcodes) {
    private static final String URBANITY = "urbanity";

    static Index of(int key, Scheme scheme, Content content) {
        var municipalities = new LinkedHashMap<String, Area>();
        var languages = languages(content);
        var urbanity = Urbanity.of(content);
        for (var municipality : content.municipalities()) {
            municipalities.put(
                    municipality.code(),
                    whole(
                            key,
                            scheme,
                            municipality,
                            List.copyOf(languages.getOrDefault(municipality.code(), Set.of())),
                            urbanity == null ? null : urbanity.most(municipality.mix())));
        }
        var postcodes = new LinkedHashMap<String, Area>();
        for (var postcode : content.postcodes()) {
            var within = postcode.municipality() == null ? null : municipalities.get(postcode.municipality());
            var area = within == null ? unplaced(key, scheme, content, postcode) : part(scheme, within, postcode);
            postcodes.put(postcode.code(), area);
        }
        return new Index(
                byCode(content.groups(), LifestyleGroup::code),
                byCode(content.types(), LifestyleType::code),
                content.types().stream().collect(groupingBy(type -> type.group().code())),
                byCode(content.ageBands(), AgeBand::code),
                byCode(content.dimensions(), Dimension::code),
                municipalities,
                municipalities.values().stream()
                        .sorted(Comparator.comparing(Index::code))
                        .toList(),
                postcodes);
    }

    private static String code(Area area) {
        return area.municipalityCode() == null ? "" : area.municipalityCode();
    }

    private static <T> Map<String, T> byCode(List<T> parts, Function<T, String> code) {
        return parts.stream().collect(toMap(code, part -> part));
    }

    /** Of all postcodes of a municipality, in their order. */
    private static Map<String, Set<String>> languages(Content content) {
        var languages = new HashMap<String, Set<String>>();
        for (var postcode : content.postcodes()) {
            if (postcode.municipality() != null) {
                languages
                        .computeIfAbsent(postcode.municipality(), any -> new LinkedHashSet<>())
                        .addAll(postcode.languages());
            }
        }
        return languages;
    }

    private static Area whole(
            int key, Scheme scheme, Municipality municipality, List<String> languages, @Nullable String urbanity) {
        return new Area(
                scheme.id("Area", "municipality:" + municipality.code()),
                key,
                AreaLevel.MUNICIPALITY,
                null,
                null,
                municipality.code(),
                municipality.names(),
                municipality.province(),
                municipality.region(),
                languages,
                null,
                municipality.households(),
                municipality.incomeIndex(),
                urbanity,
                municipality.mix());
    }

    /** In which kind of place the households of each type live. */
    private record Urbanity(List<String> places, List<double[]> shares) {
        static @Nullable Urbanity of(Content content) {
            return content.dimensions().stream()
                    .filter(dimension -> dimension.code().equals(URBANITY))
                    .findFirst()
                    .map(dimension -> new Urbanity(
                            dimension.categories(),
                            content.types().stream()
                                    .map(type ->
                                            type.distributions().getOrDefault(URBANITY, dimension.nationalShares()))
                                    .toList()))
                    .orElse(null);
        }

        /** Where most households of such a mix live. */
        String most(double[] mix) {
            var households = new double[places.size()];
            int most = 0;
            for (int place = 0; place < households.length; place++) {
                for (int i = 0; i < mix.length; i++) {
                    households[place] += mix[i] * shares.get(i)[place];
                }
                most = households[place] > households[most] ? place : most;
            }
            return places.get(most);
        }
    }

    private static Area part(Scheme scheme, Area whole, Postcode postcode) {
        return new Area(
                scheme.id("Area", "postcode:" + postcode.code()),
                whole.typology(),
                whole.level(),
                postcode.code(),
                postcode.locality(),
                whole.municipalityCode(),
                whole.names(),
                whole.province(),
                postcode.region(),
                postcode.languages(),
                postcode.note(),
                whole.households(),
                whole.incomeIndex(),
                whole.urbanity(),
                whole.mix());
    }

    private static Area unplaced(int key, Scheme scheme, Content content, Postcode postcode) {
        return new Area(
                scheme.id("Area", "postcode:" + postcode.code()),
                key,
                AreaLevel.NATION,
                postcode.code(),
                postcode.locality(),
                null,
                new Texts(Map.of()),
                null,
                postcode.region(),
                postcode.languages(),
                postcode.note(),
                scheme.households(),
                null,
                null,
                content.types().stream()
                        .mapToDouble(LifestyleType::shareOfHouseholds)
                        .toArray());
    }
}
