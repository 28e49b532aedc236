package io.smalti.platform.graphql.columns;

import graphql.execution.ResultPath;

/** Works out where a value stands in the answer; asked only when something went wrong there or a fetcher wants to know. */
final class Paths {
    private Paths() {}

    /** The path of a slot of a column. */
    static ResultPath of(Column column, int layer, int slot) {
        if (layer > 0) {
            int holder = column.holder(layer, slot);
            return of(column, layer - 1, holder).segment(slot - column.starts[layer - 1][holder]);
        }
        return of(column.owner, slot).segment(column.plan.name());
    }

    /** The path of an object of a level. */
    static ResultPath of(Level level, int object) {
        var parent = level.parent;
        return parent == null
                ? ResultPath.rootPath()
                : of(parent, parent.plan.shape().lists(), level.slot(object));
    }
}
