package io.smalti.typology;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads municipalities with the mix of their households, and the postcodes that lie in them. */
final class AreaReader {
    private AreaReader() {}

    static List<Municipality> municipalities(TypologyFiles files, List<String> types) {
        var own = List.of(
                "nis5",
                "name_nl",
                "name_fr",
                "province_nl",
                "region",
                "households_est_2024",
                "income_per_capita_index_2013");
        var table = Table.parse(
                TypologyFiles.MUNICIPALITIES,
                files.bytes(TypologyFiles.MUNICIPALITIES),
                Stream.concat(own.stream(), types.stream()).toList());
        var seen = new HashSet<String>();
        var municipalities = new ArrayList<Municipality>();
        for (var line : table.lines()) {
            var code = line.text("nis5");
            if (!seen.add(code)) {
                throw line.refused("the municipality is there twice: " + code);
            }
            var mix = types.stream().mapToDouble(line::share).toArray();
            if (!Rounding.addsUp(mix, 1)) {
                throw line.refused("the shares of the types add up to " + Rounding.percent(mix));
            }
            if (line.whole("households_est_2024") < 0) {
                throw line.refused("households_est_2024 is below 0");
            }
            municipalities.add(new Municipality(
                    code,
                    new Texts(Map.of("nl", line.text("name_nl"), "fr", line.text("name_fr"))),
                    line.text("province_nl"),
                    line.text("region"),
                    line.whole("households_est_2024"),
                    line.textOrNull("income_per_capita_index_2013") == null
                            ? null
                            : line.number("income_per_capita_index_2013"),
                    mix));
        }
        return municipalities;
    }

    /** A postcode may lie in no municipality of the typology, but not in one that is not there. */
    static List<Postcode> postcodes(TypologyFiles files, List<Municipality> municipalities) {
        var table = Table.parse(
                TypologyFiles.POSTCODES,
                files.bytes(TypologyFiles.POSTCODES),
                List.of("postcode", "locality", "nis5_pre2019", "region", "official_languages", "note"));
        var known = municipalities.stream().map(Municipality::code).collect(toSet());
        var seen = new HashSet<String>();
        var postcodes = new ArrayList<Postcode>();
        for (var line : table.lines()) {
            var code = line.text("postcode");
            if (!seen.add(code)) {
                throw line.refused("the postcode is there twice: " + code);
            }
            var municipality = line.textOrNull("nis5_pre2019");
            if (municipality != null && !known.contains(municipality)) {
                throw line.refused("no such municipality: " + municipality);
            }
            postcodes.add(new Postcode(
                    code,
                    line.text("locality"),
                    municipality,
                    line.text("region"),
                    Stream.of(line.text("official_languages").split(","))
                            .map(language -> language.strip().toLowerCase(Locale.ROOT))
                            .toList(),
                    line.textOrNull("note")));
        }
        return postcodes;
    }
}
