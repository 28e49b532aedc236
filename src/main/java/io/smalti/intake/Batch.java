package io.smalti.intake;

import io.smalti.customer.Outcome;
import io.smalti.customer.Upserted;
import java.util.ArrayList;
import java.util.List;

/** Lines that are written together. */
interface Batch {
    /** Reads a line and keeps it. */
    void add(Line line) throws Line.BadField;

    /** How many lines are kept. */
    int size();

    /** Whether it holds as many as are best written at once. */
    boolean isFull();

    /** Does what can be done while another batch is being written. */
    default void prepare() {}

    /** Writes what is kept within the current transaction; may be asked again when that one fails. */
    Written write();

    /** How many lines had which outcome, and which were refused only now. */
    record Written(long created, long updated, long unchanged, List<Rejection> rejections) {
        /** @param lines the number of the line of each result */
        static Written of(List<Upserted> results, List<Long> lines) {
            var counts = new long[Outcome.values().length];
            var rejections = new ArrayList<Rejection>();
            for (int i = 0; i < results.size(); i++) {
                var result = results.get(i);
                counts[result.outcome().ordinal()]++;
                if (!result.problems().isEmpty()) {
                    var problem = result.problems().getFirst();
                    boolean whole = result.outcome() == Outcome.REJECTED;
                    rejections.add(
                            new Rejection(lines.get(i), problem.field(), problem.reason(), problem.message(), whole));
                }
            }
            return new Written(
                    counts[Outcome.CREATED.ordinal()],
                    counts[Outcome.UPDATED.ordinal()],
                    counts[Outcome.UNCHANGED.ordinal()],
                    rejections);
        }
    }
}
