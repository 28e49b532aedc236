package io.smalti.insight;

import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.insight.CommonTraits.Counted;
import io.smalti.platform.database.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often members and others have each value of a trait; numbers by the fifth of all that they are in. */
final class TraitCount {
    private static final int FIFTHS = 5;

    private final Trait trait;
    private final Map<String, int[]> having = new HashMap<>();
    private final TreeMap<BigDecimal, int[]> numbers = new TreeMap<>();
    private final int[] known = new int[2];

    TraitCount(Trait trait) {
        this.trait = trait;
    }

    /** What one customer has, which stands in this column. */
    void add(Row row, int column, boolean member) throws SQLException {
        int side = member ? 0 : 1;
        var text = row.textOrNull(column);
        if (text == null) {
            return;
        }
        known[side]++;
        switch (trait.type()) {
            case TEXTS -> new HashSet<>(row.texts(column)).forEach(value -> count(value, side));
            case NUMBER -> numbers.computeIfAbsent(new BigDecimal(text), any -> new int[2])[side]++;
            default -> count(text, side);
        }
    }

    private void count(String value, int side) {
        having.computeIfAbsent(value, any -> new int[2])[side]++;
    }

    /** Those that tell anything: somebody is known on both sides, and not everybody has it. */
    List<Counted> values() {
        if (trait.type() == TraitType.NUMBER) {
            addFifths();
        }
        return having.entrySet().stream()
                .map(one -> new Counted(trait, one.getKey(), one.getValue()[0], known[0], one.getValue()[1], known[1]))
                .filter(one -> one.n() > 0 && one.m() > 0 && one.ofTarget() + one.ofRest() < one.n() + one.m())
                .toList();
    }

    private void addFifths() {
        var borders = borders();
        numbers.forEach((number, counts) -> {
            int fifth = (int) borders.stream()
                    .filter(border -> number.compareTo(border) >= 0)
                    .count();
            var sum = having.computeIfAbsent(words(fifth, borders), any -> new int[2]);
            sum[0] += counts[0];
            sum[1] += counts[1];
        });
    }

    /** The least numbers at which one, two, three and four fifths of all are reached. */
    private List<BigDecimal> borders() {
        long all = known[0] + known[1];
        var borders = new ArrayList<BigDecimal>();
        long seen = 0;
        for (var one : numbers.entrySet()) {
            seen += one.getValue()[0] + one.getValue()[1];
            while (borders.size() < FIFTHS - 1 && seen * FIFTHS >= all * (borders.size() + 1)) {
                borders.add(one.getKey());
            }
        }
        return borders;
    }

    private static String words(int fifth, List<BigDecimal> borders) {
        if (fifth == 0) {
            return "below " + borders.getFirst().toPlainString();
        }
        var from = "from " + borders.get(fifth - 1).toPlainString();
        return fifth == borders.size()
                ? from
                : from + " below " + borders.get(fifth).toPlainString();
    }
}
