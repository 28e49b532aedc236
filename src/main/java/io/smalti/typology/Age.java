package io.smalti.typology;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Completed years of a person.
 *
 * @param estimated whether it rests on less than a birth date
 */
public record Age(int years, boolean estimated) {
    private static final int MOST = 130;

    /**
     * The age on a day from the best that is known: birth date, else birth year, else an estimate and the day it was made.
     * Someone born on 29 February ages on 1 March where there is none. Of a birth year only, the birthday is taken to
     * be past, so the age may be a year too high; an estimate ages with the calendar.
     *
     * @return null when nothing is known, or what is known lies in the future or beyond 130 years
     */
    public static @Nullable Age on(
            LocalDate day,
            @Nullable LocalDate birthDate,
            @Nullable Integer birthYear,
            @Nullable Integer estimate,
            @Nullable LocalDate estimatedOn) {
        if (birthDate != null) {
            return birthDate.isAfter(day) ? null : plausible(years(birthDate, day), false);
        }
        if (birthYear != null) {
            return plausible(day.getYear() - birthYear, true);
        }
        if (estimate != null && estimatedOn != null) {
            return plausible(estimate + years(estimatedOn, day), true);
        }
        return null;
    }

    /** {@code ChronoUnit.YEARS} counts 28 February as not yet the birthday of 29 February, which is what is wanted. */
    private static int years(LocalDate from, LocalDate day) {
        return (int) ChronoUnit.YEARS.between(from, day);
    }

    private static @Nullable Age plausible(int years, boolean estimated) {
        return years < 0 || years > MOST ? null : new Age(years, estimated);
    }
}
