package io.smalti.intake;

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
    record Written(long created, long updated, long unchanged, List<Rejection> rejections) {}
}
