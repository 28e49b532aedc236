package io.smalti.platform.graphql.columns;

/** Writes columns as JSON, object by object, without anything in between. */
final class LevelWriter {
    private LevelWriter() {}

    static void object(JsonBytes out, Level level, int object) {
        out.raw('{');
        var columns = level.columns;
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.raw(',');
            }
            var column = columns[i];
            out.raw(column.plan.key());
            value(out, column, 0, object);
        }
        out.raw('}');
    }

    private static void value(JsonBytes out, Column column, int layer, int slot) {
        if (column.isNull(layer, slot)) {
            out.ascii("null");
        } else if (layer < column.counts.length) {
            int start = column.starts[layer][slot];
            int end = start + column.counts[layer][slot];
            out.raw('[');
            for (int i = start; i < end; i++) {
                if (i > start) {
                    out.raw(',');
                }
                value(out, column, layer + 1, i);
            }
            out.raw(']');
        } else if (column.values[slot] instanceof Level level) {
            object(out, level, column.numbers[slot]);
        } else {
            out.value(column.values[slot]);
        }
    }
}
