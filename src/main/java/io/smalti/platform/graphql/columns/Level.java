package io.smalti.platform.graphql.columns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects of one concrete type that the same selection is asked of, and what each field answered. */
final class Level {
    final Selection selection;
    final @Nullable Column parent;
    final List<@Nullable Object> objects = new ArrayList<>();
    /** Per object the slot of the parent column that holds it. */
    private int[] slots = new int[8];
    /** Per object the local context that its fetcher left; null when no fetcher left any. */
    private @Nullable List<@Nullable Object> contexts;

    Column[] columns = {};

    Level(Selection selection, @Nullable Column parent) {
        this.selection = selection;
        this.parent = parent;
    }

    int size() {
        return objects.size();
    }

    int slot(int object) {
        return slots[object];
    }

    boolean hasContexts() {
        return contexts != null;
    }

    @Nullable
    Object context(int object) {
        return contexts == null ? null : contexts.get(object);
    }

    /** Adds an object and answers its number. */
    int add(@Nullable Object object, int slot, @Nullable Object context) {
        int number = objects.size();
        if (number == slots.length) {
            slots = java.util.Arrays.copyOf(slots, number * 2);
        }
        slots[number] = slot;
        objects.add(object);
        if (context != null && contexts == null) {
            contexts = new ArrayList<@Nullable Object>();
            for (int i = 0; i < number; i++) {
                contexts.add(null);
            }
        }
        if (contexts != null) {
            contexts.add(context);
        }
        return number;
    }
}
