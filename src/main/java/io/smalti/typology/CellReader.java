package io.smalti.typology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables that go with the types: adults per type and band, and the index of every attribute. */
final class CellReader {
    private CellReader() {}

    /** Share of all adults per type, in the order of the bands; every combination exactly once. */
    static Map<String, double[]> read(TypologyFiles files, List<String> types, List<String> bands) {
        var table = Table.parse(
                TypologyFiles.CELLS,
                files.bytes(TypologyFiles.CELLS),
                List.of("type", "age_band", "share_of_adults_pct"));
        var cells = new HashMap<String, double[]>();
        types.forEach(type -> {
            var row = new double[bands.size()];
            Arrays.fill(row, Double.NaN);
            cells.put(type, row);
        });
        for (var line : table.lines()) {
            var row = cells.get(line.text("type"));
            int band = bands.indexOf(line.text("age_band"));
            if (row == null || band < 0) {
                throw line.refused("no such cell: " + line.text("type") + " " + line.text("age_band"));
            }
            if (!Double.isNaN(row[band])) {
                throw line.refused("the cell is there twice");
            }
            row[band] = line.share("share_of_adults_pct");
        }
        cells.forEach((type, row) -> {
            for (int band = 0; band < row.length; band++) {
                if (Double.isNaN(row[band])) {
                    throw table.refused("the cell %s %s is missing".formatted(type, bands.get(band)));
                }
            }
        });
        var all = cells.values().stream().flatMapToDouble(Arrays::stream).toArray();
        if (!Rounding.addsUp(all, 1)) {
            throw table.refused("the shares add up to " + Rounding.percent(all));
        }
        return cells;
    }

    /** The table of indices says the same as the profiles of the types. */
    static void checkIndex(TypologyFiles files, List<LifestyleType> types, List<Attribute> attributes) {
        var table = Table.parse(
                TypologyFiles.INDEX,
                files.bytes(TypologyFiles.INDEX),
                types.stream().map(type -> type.code() + "_pct").toList());
        if (table.lines().size() != attributes.size()) {
            throw table.refused("there are %d lines for %d attributes"
                    .formatted(table.lines().size(), attributes.size()));
        }
        for (int i = 0; i < attributes.size(); i++) {
            var line = table.lines().get(i);
            if (!line.text("attribute").equals(attributes.get(i).code())) {
                throw line.refused("expected the attribute " + attributes.get(i).code());
            }
            for (var type : types) {
                if (line.share(type.code() + "_pct") != type.penetrations()[i]
                        || line.number(type.code() + "_index") != type.indices()[i]) {
                    throw line.refused("differs from the profile of " + type.code());
                }
            }
        }
    }
}
