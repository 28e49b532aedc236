package io.smalti.platform.job;

import org.jspecify.annotations.Nullable;

/**
 * What a step did.
 *
 * @param position where the next one begins; null after the last one
 * @param rows done by this step
 * @param errors rows that could not be done
 * @param total how many rows the whole job has; null: not known, or said before
 */
public record JobStep(
        @Nullable String position,
        long rows,
        long errors,
        @Nullable Long total) {
    public static JobStep next(String position, long rows) {
        return new JobStep(position, rows, 0, null);
    }

    public static JobStep last(long rows) {
        return new JobStep(null, rows, 0, null);
    }

    public JobStep of(long total) {
        return new JobStep(position, rows, errors, total);
    }

    public JobStep withErrors(long errors) {
        return new JobStep(position, rows, errors, total);
    }
}
