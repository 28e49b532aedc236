package io.smalti.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where people live and of which types they are: municipalities weighted by households, each with its own mix. */
final class Atlas {
    /** The company has a store in Eupen and is well known around it. */
    private static final double KNOWN_IN_THE_EAST = 3;

    /**
     * A postal area people live in.
     *
     * @param municipality NIS code; null abroad
     * @param languages official languages, the first the most spoken; lower case tags
     * @param facilities whether French speakers have facilities in a Dutch-speaking place
     * @param zone IANA time zone; null for the company's own
     */
    record Place(
            String country,
            String postcode,
            String locality,
            @Nullable String municipality,
            List<String> languages,
            boolean facilities,
            @Nullable String zone) {
        boolean brussels() {
            return languages.size() > 1;
        }
    }

    private record Municipality(List<Place> places, double households, Weights types) {}

    /** The twelve age bands: code and first age. */
    record Band(String code, int from) {}

    final List<TypeProfile> types;
    final List<Band> bands;
    private final List<Municipality> municipalities;
    private final Weights weights;
    private final List<Place> abroad;

    Atlas() {
        var scheme = Resource.json("typology/typology.json");
        var foundBands = new ArrayList<Band>();
        scheme.get("ageBands")
                .forEach(band -> foundBands.add(
                        new Band(band.get("code").asText(), band.get("min").asInt())));
        bands = List.copyOf(foundBands);
        var codes = bands.stream().map(Band::code).toList();
        var foundTypes = new ArrayList<TypeProfile>();
        scheme.get("types").forEach(type -> foundTypes.add(TypeProfile.read(foundTypes.size(), type, codes)));
        types = List.copyOf(foundTypes);
        municipalities = municipalities();
        weights = Weights.of(municipalities, Municipality::households);
        abroad = Resource.csv("demo/places/abroad.csv").stream()
                .map(line -> new Place(
                        line.getField("country"),
                        line.getField("postcode"),
                        line.getField("locality"),
                        null,
                        List.of(line.getField("language")),
                        false,
                        line.getField("zone")))
                .toList();
    }

    /** A place in Belgium and the type of one adult who lives and shops there. */
    record Home(Place place, TypeProfile type) {}

    Home home(Dice dice) {
        var municipality = municipalities.get(weights.draw(dice));
        return new Home(
                dice.ranked(municipality.places()),
                types.get(municipality.types().draw(dice)));
    }

    /** A place across the border and the type such a person resembles; no assignment will say so. */
    Home abroad(Dice dice) {
        return new Home(dice.ranked(abroad), home(dice).type());
    }

    private List<Municipality> municipalities() {
        Map<String, List<Place>> places = new HashMap<>();
        for (var line : Resource.csv("typology/postcodes_be.csv")) {
            var languages = List.of(line.getField("official_languages")
                    .toLowerCase(java.util.Locale.ROOT)
                    .split(","));
            var code = line.getField("nis5_pre2019");
            places.computeIfAbsent(code, any -> new ArrayList<>())
                    .add(new Place(
                            "BE",
                            line.getField("postcode"),
                            line.getField("locality"),
                            code,
                            languages,
                            line.getField("note").contains("FR facilities"),
                            null));
        }
        var found = new ArrayList<Municipality>();
        for (var line : Resource.csv("typology/area_mix_municipality.csv")) {
            var here = places.get(line.getField("nis5"));
            if (here != null) {
                double households = Double.parseDouble(line.getField("households_est_2024"));
                boolean east = here.getFirst().languages().equals(List.of("de"));
                found.add(new Municipality(
                        here,
                        east ? households * KNOWN_IN_THE_EAST : households,
                        Weights.of(
                                types,
                                type -> Double.parseDouble(line.getField(type.code()))
                                        * type.adults()
                                        * type.appeal())));
            }
        }
        return found;
    }
}
