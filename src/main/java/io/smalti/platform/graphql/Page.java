package io.smalti.platform.graphql;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A part of a list: its entries in the list's order and the cursor of each. */
public record Page<T>(List<T> nodes, List<String> cursors, PageInfo info) {
    /** The same page with other nodes, one for each. */
    public Page<T> with(UnaryOperator<List<T>> change) {
        return new Page<>(change.apply(nodes), cursors, info);
    }

    /** The edges of a connection, made from cursor and node. */
    public <E> List<E> edges(BiFunction<String, T, E> edge) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> edge.apply(cursors.get(i), nodes.get(i)))
                .toList();
    }
}
