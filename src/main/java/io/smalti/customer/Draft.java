package io.smalti.customer;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a bulk write, read and checked by itself.
 *
 * @param values by trait, in the trait's type; only what says something
 * @param takenBack traits of which it says that what was said before does not hold
 * @param refusals why nothing of it may be written; empty when it may
 * @param warnings what was left out of it
 * @param correction why it wins whatever is there; null when it has to be stronger or newer
 */
record Draft(
        String externalId,
        UpsertCustomer item,
        Map<Trait, Object> values,
        Set<Trait> takenBack,
        List<Identifier> identifiers,
        List<Problem> refusals,
        List<Problem> warnings,
        @Nullable String correction) {
    private static final int MOST_IDENTIFIERS = 200;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    static Draft of(UpsertCustomer item, ZonedDateTime now) {
        return of(item, now, null);
    }

    static Draft of(UpsertCustomer item, ZonedDateTime now, @Nullable String correction) {
        var draft = new Draft(
                item.externalId().strip(),
                item,
                new LinkedHashMap<>(),
                new LinkedHashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                correction);
        var rubbish = Identifiers.problem("externalId", item.externalId());
        if (rubbish != null) {
            draft.refusals.add(rubbish);
        }
        draft.checkStamp(now);
        item.values().forEach((code, raw) -> draft.read(code, raw, now));
        if (item.identifiers().size() > MOST_IDENTIFIERS) {
            draft.refuse("identifiers", "TOO_MANY", "at most " + MOST_IDENTIFIERS + " at once");
        } else {
            item.identifiers().forEach(draft::identify);
        }
        return draft;
    }

    private void checkStamp(ZonedDateTime now) {
        if (item.origin() == Origin.INFERRED) {
            refuse("origin", "NOT_STORABLE", "what a type suggests is computed on reading and never stored");
        }
        var confidence = item.confidence();
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            refuse("confidence", "OUT_OF_RANGE", "must be from 0 to 1");
        }
        var observedAt = item.observedAt();
        if (observedAt != null && observedAt.isAfter(now.toInstant().plus(CLOCKS_DIFFER))) {
            refuse("observedAt", "IN_THE_FUTURE", "lies in the future");
        }
        var expiresAt = item.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now.toInstant())) {
            refuse("expiresAt", "IN_THE_PAST", "lies in the past");
        }
    }

    private void read(String code, @Nullable Object raw, ZonedDateTime now) {
        var trait = Traits.get(code);
        if (trait == null && SpecialCategory.refuses(code)) {
            refuse(code, "SPECIAL_CATEGORY", "must not be kept about people");
        } else if (trait == null) {
            refuse(code, "UNKNOWN_TRAIT", "is no trait; traits { code writable } lists them");
        } else if (!trait.writable()) {
            refuse(code, "NOT_WRITABLE", "follows from other values");
        } else if (raw == null) {
            if (code.equals("lifecycle")) {
                refuse(code, "REQUIRED", "is always known");
            } else {
                takenBack.add(trait);
            }
        } else {
            try {
                var value = Reading.read(trait, raw, now.toLocalDate());
                if (value != null) {
                    values.put(trait, value);
                }
            } catch (Reading.Refused e) {
                refusals.add(e.problem);
            }
        }
    }

    private void identify(Identifier identifier) {
        var problem = Identifiers.problem(identifier);
        if (problem == null) {
            identifiers.add(Identifiers.normal(identifier));
        } else {
            warnings.add(problem);
        }
    }

    /** What it says of a trait; null when nothing. */
    @Nullable
    Object get(String code) {
        var trait = Traits.get(code);
        return trait == null ? null : values.get(trait);
    }

    void replace(String code, Object value) {
        var trait = Traits.get(code);
        if (trait != null) {
            values.put(trait, value);
        }
    }

    void refuse(String field, String reason, String message) {
        refusals.add(new Problem(field, reason, message));
    }

    void warn(String field, String reason, String message) {
        var warning = new Problem(field, reason, message);
        // a draft is laid on a second time when somebody else created the customer meanwhile
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }
}
