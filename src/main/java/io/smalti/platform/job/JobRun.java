package io.smalti.platform.job;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a step is told.
 *
 * @param subject what the job is about, in the words of its kind
 * @param input JSON
 * @param position what the last step answered; null for the first
 * @param rows done by the steps before
 * @param stopped whether somebody has stopped the job since: what is long and no statement should look now and then
 */
public record JobRun(
        long key,
        @Nullable String subject,
        String input,
        @Nullable String position,
        long rows,
        BooleanSupplier stopped) {}
