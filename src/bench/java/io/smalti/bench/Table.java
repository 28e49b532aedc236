package io.smalti.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of figures by the names of their columns, in Markdown. */
final class Table {
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param cells names and values in turn */
    Table row(Object... cells) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        rows.add(row);
        return this;
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    /** The row that came last, as a line. */
    String last() {
        return line(rows.getLast());
    }

    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "nothing was measured\n";
        }
        var names = rows.getFirst().keySet();
        var head = "| " + String.join(" | ", names) + " |\n|" + "---|".repeat(names.size()) + "\n";
        return rows.stream().map(Table::line).collect(Collectors.joining("", head, ""));
    }

    private static String line(Map<String, Object> row) {
        return row.values().stream().map(Table::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(Object value) {
        return switch (value) {
            case Double number -> "%,.2f".formatted(number);
            case Number number -> "%,d".formatted(number.longValue());
            default -> value.toString();
        };
    }
}
