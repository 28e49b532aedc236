package io.smalti.platform.graphql.columns;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One field of all objects of a level. Its slots lie in layers: layer 0 has one slot per object; where a layer holds
 * lists, the next one holds their elements side by side. The last layer holds leaf values or objects of next levels.
 */
final class Column {
    static final int NULL = -1;

    final FieldPlan plan;
    final Level owner;
    /** Per layer of lists and per slot: where its elements start in the next layer. */
    final int[][] starts;
    /** Per layer of lists and per slot: how many elements it has, or {@link #NULL}. */
    final int[][] counts;
    /** Last layer: leaf values, or the level of each object (null for none). */
    @Nullable
    Object[] values = {};
    /** Last layer, only for objects: the number of the object in its level. */
    int[] numbers = {};

    /** The local contexts that the fetcher left for the selection below, per object; null when it left none. */
    @Nullable
    Object @Nullable [] contexts;

    Column(FieldPlan plan, Level owner) {
        this.plan = plan;
        this.owner = owner;
        int lists = plan.shape().lists();
        starts = new int[lists][];
        counts = new int[lists][];
    }

    boolean isNull(int layer, int slot) {
        return layer < counts.length ? counts[layer][slot] == NULL : values[slot] == null;
    }

    void setNull(int layer, int slot) {
        if (layer < counts.length) {
            counts[layer][slot] = NULL;
        } else {
            values[slot] = null;
        }
    }

    /** The slot of the layer above whose list holds this slot. */
    int holder(int layer, int slot) {
        var start = starts[layer - 1];
        int found = Arrays.binarySearch(start, slot);
        if (found < 0) {
            return -found - 2;
        }
        // empty lists share a start with the list after them: the holder is the last of these
        while (found + 1 < start.length && start[found + 1] == slot) {
            found++;
        }
        return found;
    }
}
