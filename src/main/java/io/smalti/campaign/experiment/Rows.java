package io.smalti.campaign.experiment;

import io.smalti.customer.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The good items of a bulk write column by column, and what became of them. */
final class Rows {
    private final List<Integer> indexes = new ArrayList<>();
    private final List<Long> customers = new ArrayList<>();
    private final List<@Nullable String> firsts = new ArrayList<>();
    private final List<@Nullable String> seconds = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();

    void add(int index, long customer, @Nullable String first, @Nullable String second, Instant at) {
        indexes.add(index);
        customers.add(customer);
        firsts.add(first);
        seconds.add(second);
        moments.add(at);
    }

    List<String> customers() {
        return customers.stream().map(String::valueOf).toList();
    }

    @Nullable
    String[] firsts() {
        return firsts.toArray(String[]::new);
    }

    @Nullable
    String[] seconds() {
        return seconds.toArray(String[]::new);
    }

    List<String> moments() {
        return moments.stream().map(Instant::toString).toList();
    }

    /**
     * What became of each of so many items.
     *
     * @param written customer, or customer and key, of what was written, and whether it is new
     */
    List<Outcome> outcomes(int size, List<Map.Entry<String, Boolean>> written) {
        var outcomes = new ArrayList<>(Collections.nCopies(size, Outcome.REJECTED));
        var found = new HashMap<String, Boolean>();
        written.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        for (int i = 0; i < indexes.size(); i++) {
            // of two items for the same thing the first has written it
            var isNew = found.remove(customers.get(i) + " " + firsts.get(i));
            isNew = isNew == null ? found.remove(customers.get(i).toString()) : isNew;
            outcomes.set(indexes.get(i), isNew == null ? Outcome.UNCHANGED : isNew ? Outcome.CREATED : Outcome.UPDATED);
        }
        return outcomes;
    }
}
