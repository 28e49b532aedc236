package io.smalti.intake;

import java.util.List;

/** Lines that are written together. */
interface Batch {
    /** Reads a line and keeps it. */
    void add(Line line) throws Line.BadField;

    /** How many lines are kept. */
    int size();

    /** Writes what is kept within the current transaction; may be asked again when that one fails. */
    Written write();

    /** Forgets what is kept, once it is written for good. */
    void clear();

    /** How many lines had which outcome, and which were refused only now. */
    record Written(long created, long updated, long unchanged, List<Rejection> rejections) {}
}
