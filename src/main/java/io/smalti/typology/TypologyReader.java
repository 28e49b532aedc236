package io.smalti.typology;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a typology from its files and checks it whole: sums, counts, codes, references, bands, languages. How many groups,
 * types, bands, dimensions and attributes there are is for the files to say. Percentages become shares 0..1.
 */
final class TypologyReader {
    private final TypologyFiles files;
    private final JsonValue root;
    private final Scheme scheme;

    private TypologyReader(TypologyFiles files) {
        this.files = files;
        root = JsonValue.parse(TypologyFiles.SCHEME, files.bytes(TypologyFiles.SCHEME));
        scheme = scheme(root.get("scheme"));
    }

    /** @throws TypologyRefused naming file, line and reason of the first thing that is wrong */
    static Typology read(TypologyFiles files) {
        var reader = new TypologyReader(files);
        return Typology.of(0, false, reader.scheme, reader.content());
    }

    private Scheme scheme(JsonValue json) {
        return new Scheme(
                json.get("code").text(),
                json.get("version").text(),
                json.get("country").text(),
                json.get("status").text(),
                texts(json.get("title")),
                json.get("notice").text(),
                json.get("households").whole(),
                files.checksum());
    }

    private Content content() {
        var bands = bands(root.get("ageBands"));
        var dimensions = unique(root.get("dimensions"), Dimension::code, this::dimension);
        var attributes = unique(root.get("attributes"), Attribute::code, this::attribute);
        var counts = root.get("scheme");
        var profiles = new ProfileReader(scheme, bands, dimensions, attributes);
        var groups = unique(root.get("groups"), LifestyleGroup::code, profiles::group);
        counted(counts.get("groups"), groups.size());
        var codes =
                unique(root.get("types"), code -> code, type -> type.get("code").text());
        var bandCodes = bands.stream().map(AgeBand::code).toList();
        var cells = files.has(TypologyFiles.CELLS) ? CellReader.read(files, codes, bandCodes) : cells(bandCodes);
        var byCode = groups.stream().collect(toMap(LifestyleGroup::code, group -> group));
        var types = unique(root.get("types"), LifestyleType::code, json -> profiles.type(json, byCode, cells));
        counted(counts.get("types"), types.size());
        profiles.checkTotals(root, groups, types);
        if (files.has(TypologyFiles.INDEX)) {
            CellReader.checkIndex(files, types, attributes);
        }
        var municipalities = files.has(TypologyFiles.MUNICIPALITIES)
                ? AreaReader.municipalities(files, codes)
                : List.<Municipality>of();
        return new Content(
                groups,
                types,
                bands,
                dimensions,
                attributes,
                municipalities,
                files.has(TypologyFiles.POSTCODES) ? AreaReader.postcodes(files, municipalities) : List.of());
    }

    /** Share of all adults per type and band, from how the adults of each type spread over the bands. */
    private Map<String, double[]> cells(List<String> bands) {
        var cells = new LinkedHashMap<String, double[]>();
        for (var type : root.get("types").items()) {
            double adults = type.get("shareOfAdultsPct").share();
            var row = distribution(type.get("ageBandsPct"), bands);
            for (int i = 0; i < row.length; i++) {
                row[i] *= adults;
            }
            cells.put(type.get("code").text(), row);
        }
        return cells;
    }

    static Texts texts(JsonValue json) {
        var texts = new LinkedHashMap<String, String>();
        json.fields().forEach((language, text) -> texts.put(language, text.text()));
        for (var language : Texts.LANGUAGES) {
            if (!texts.containsKey(language)) {
                throw json.refused("has no text in language " + language);
            }
        }
        return new Texts(texts);
    }

    /** Half-open bands from the data's inclusive ages; each must begin where the one before ends. */
    private List<AgeBand> bands(JsonValue json) {
        var bands = new ArrayList<AgeBand>();
        var codes = new HashSet<String>();
        for (var item : json.items()) {
            int from = item.get("min").whole();
            var until = item.get("max").isNull()
                    ? null
                    : Integer.valueOf(item.get("max").whole() + 1);
            var before = bands.isEmpty() ? null : bands.getLast().untilAge();
            if (!bands.isEmpty() && (before == null || before != from)) {
                throw item.get("min").refused("is %d, but the band before ends before %s".formatted(from, before));
            }
            if (until != null && until <= from) {
                throw item.get("max").refused("ends the band before it begins");
            }
            var code = item.get("code").text();
            if (!codes.add(code)) {
                throw item.get("code").refused("is there twice: " + code);
            }
            bands.add(new AgeBand(
                    scheme.id("AgeBand", code),
                    0,
                    code,
                    bands.size() + 1,
                    from,
                    until,
                    item.get("adultSharePct").share()));
        }
        if (bands.isEmpty() || bands.getLast().untilAge() != null) {
            throw json.refused("has no last band without upper end");
        }
        adds(json, bands.stream().mapToDouble(AgeBand::shareOfAdults).toArray());
        return bands;
    }

    private Dimension dimension(JsonValue json) {
        var categories = json.get("categories").texts();
        if (new HashSet<>(categories).size() != categories.size()) {
            throw json.get("categories").refused("names a category twice");
        }
        return new Dimension(
                json.get("code").text(),
                categories,
                distribution(json.get("nationalPct"), categories),
                json.get("source").text(),
                json.get("confidence").text());
    }

    private Attribute attribute(JsonValue json) {
        var share = json.get("nationalPct").share();
        if (share == 0) {
            throw json.get("nationalPct").refused("is 0, so that no index can be computed");
        }
        return new Attribute(
                json.get("code").text(),
                json.get("category").text(),
                json.get("label").text(),
                share,
                json.get("confidence").text());
    }

    /** Shares in the order of the categories, which must be exactly those of the object. */
    static double[] distribution(JsonValue json, List<String> categories) {
        var fields = json.fields();
        for (var category : fields.keySet()) {
            if (!categories.contains(category)) {
                throw json.get(category).refused("is no category of it");
            }
        }
        var shares = categories.stream()
                .mapToDouble(category -> json.get(category).share())
                .toArray();
        adds(json, shares);
        return shares;
    }

    private static void adds(JsonValue json, double[] shares) {
        if (!Rounding.addsUp(shares, 1)) {
            throw json.refused("adds up to " + Rounding.percent(shares));
        }
    }

    private static void counted(JsonValue said, int found) {
        if (said.whole() != found) {
            throw said.refused("says %d, there are %d".formatted(said.whole(), found));
        }
    }

    private static <T> List<T> unique(
            JsonValue json,
            java.util.function.Function<T, String> code,
            java.util.function.Function<JsonValue, T> read) {
        var parts = new ArrayList<T>();
        Map<String, T> codes = new LinkedHashMap<>();
        for (var item : json.items()) {
            var part = read.apply(item);
            if (codes.put(code.apply(part), part) != null) {
                throw item.get("code").refused("is there twice: " + code.apply(part));
            }
            parts.add(part);
        }
        return parts;
    }
}
