package io.smalti.insight.breadth;

import io.smalti.campaign.Standing;
import org.jspecify.annotations.Nullable;

/** Adds up one class of completeness. */
final class BreadthTally {
    static final int STEPS = 5;
    /** Of fewer people nothing is told that could be about one of them. */
    private static final int FEWEST = 10;

    private final int step;
    private final @Nullable Offers offers;
    private int people;
    private int typed;
    private long segments;
    private int withoutSegment;
    private int specific;
    private int specificWithoutType;

    BreadthTally(int step, @Nullable Offers offers) {
        this.step = step;
        this.offers = offers;
    }

    void add(Breadth.Alike alike, @Nullable String band) {
        people += alike.people();
        segments += alike.segments();
        withoutSegment += alike.withoutSegment();
        if (alike.group() != null) {
            typed += alike.people();
        }
        if (offers != null) {
            var standing = new Standing(alike.type(), alike.group(), band);
            offers.handOut(standing);
            specific += offers.specific(standing) ? alike.people() : 0;
            specificWithoutType += offers.specific(new Standing(null, null, band)) ? alike.people() : 0;
        }
    }

    BreadthClass result() {
        boolean enough = people >= FEWEST;
        return new BreadthClass(
                (double) step / STEPS,
                (step + 1.0) / STEPS,
                people,
                enough ? share(typed) : null,
                enough ? share(segments) : null,
                enough ? share(withoutSegment) : null,
                enough && offers != null ? offers.variants() : null,
                enough && offers != null ? share(specific) : null,
                enough && offers != null ? share(specificWithoutType) : null);
    }

    /** A part of the people, or what they have each, to four places. */
    private double share(long part) {
        return Math.round(1e4 * part / people) / 1e4;
    }
}
