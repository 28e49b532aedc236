package io.smalti.platform.graphql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: expressions that are never null, all in one direction, the last of them unique.
 *
 * @param keys expressions with their PostgreSQL types, for example {@code b.revenue} as {@code numeric}
 * @param head of the order, when an index has it and not the whole; else null
 */
public record Keyset(
        boolean descending, List<Key> keys, @Nullable Head head) {
    public record Key(String expression, String type) {}

    /**
     * The rows that come before all others.
     *
     * @param where what only they fulfil
     * @param keys of the same values for them as those of the whole order
     */
    public record Head(String where, List<Key> keys) {}

    public static Keyset ascending(Key... keys) {
        return new Keyset(false, List.of(keys), null);
    }

    public static Keyset descending(Key... keys) {
        return new Keyset(true, List.of(keys), null);
    }

    /** With a head that is read by itself where a page lies within it. */
    public Keyset withHead(String where, Key... keys) {
        return new Keyset(descending, this.keys, new Head(where, List.of(keys)));
    }

    String orderBy(boolean forward) {
        var direction = descending == forward ? " desc" : " asc";
        return keys.stream().map(key -> key.expression() + direction).collect(Collectors.joining(", "));
    }

    /** Lies beyond the position, seen in the direction of reading; one text parameter per key. */
    String beyond(boolean forward) {
        return "(%s) %s (%s)".formatted(expressions(), descending == forward ? "<" : ">", parameters());
    }

    /** The reverse of {@link #beyond}: at the position or on the near side of it. */
    String notBeyond(boolean forward) {
        return "(%s) %s (%s)".formatted(expressions(), descending == forward ? ">=" : "<=", parameters());
    }

    String expressions() {
        return keys.stream().map(Key::expression).collect(Collectors.joining(", "));
    }

    /** Under names of their own, lest the order be that of the texts. */
    String asText() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "(" + keys.get(i).expression() + ")::text as key_" + i + "_")
                .collect(Collectors.joining(", "));
    }

    private String parameters() {
        return keys.stream().map(key -> "?::text::" + key.type()).collect(Collectors.joining(", "));
    }
}
