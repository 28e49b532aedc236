package io.smalti.campaign;

import static io.smalti.campaign.Reason.Code.AGE_ESTIMATED;
import static io.smalti.campaign.Reason.Code.AGE_UNKNOWN;
import static io.smalti.campaign.Reason.Code.CONSENT_NOT_CHECKED;
import static io.smalti.campaign.Reason.Code.PROFILING_OBJECTION;
import static io.smalti.campaign.Reason.Code.QUIET_HOURS;
import static io.smalti.campaign.Reason.Code.TYPE_UNCERTAIN;
import static io.smalti.campaign.Reason.Code.TYPE_UNKNOWN;

import io.smalti.typology.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a message less specific than it could be, or has it wait. */
final class Explanation {
    private static final Reason NOT_CHECKED =
            new Reason(CONSENT_NOT_CHECKED, "the person is not stored: consent is up to whoever asks");
    private static final Reason OBJECTION = new Reason(PROFILING_OBJECTION, "the customer objects to profiling");
    private static final Reason NO_TYPE = new Reason(TYPE_UNKNOWN, "no lifestyle type is known");
    private static final Reason GROUP_ONLY = new Reason(TYPE_UNCERTAIN, "only the lifestyle group is probable enough");
    private static final Reason NEITHER = new Reason(TYPE_UNCERTAIN, "no lifestyle type or group is probable enough");
    private static final Reason NO_AGE = new Reason(AGE_UNKNOWN, "the age is unknown");
    private static final Reason ESTIMATED = new Reason(AGE_ESTIMATED, "the age rests on a birth year or an estimate");

    private Explanation() {}

    static void add(Recipient recipient, @Nullable Instant quietUntil, List<Reason> reasons) {
        if (quietUntil != null) {
            reasons.add(new Reason(QUIET_HOURS, "not before " + quietUntil));
        }
        if (recipient.addressee().key() == 0) {
            reasons.add(NOT_CHECKED);
        }
        if (recipient.profilingObjection()) {
            reasons.add(OBJECTION);
            return;
        }
        if (recipient.level() == null) {
            reasons.add(NO_TYPE);
        } else if (recipient.level() != Level.TYPE) {
            reasons.add(recipient.level() == Level.GROUP ? GROUP_ONLY : NEITHER);
        }
        if (recipient.standing().ageBand() == null) {
            reasons.add(NO_AGE);
        } else if (recipient.ageEstimated()) {
            reasons.add(ESTIMATED);
        }
    }
}
