package io.smalti.customer;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What becomes of identifiers that others have already, or that are too many. */
@Singleton
class Namesakes {
    private final Event<IdentifierShared> sharings;

    Namesakes(Event<IdentifierShared> sharings) {
        this.sharings = sharings;
    }

    /**
     * Completes the answers to a batch. A new name is a change; a weak one that belongs to somebody else stays there, and
     * is told; two customers with the same strong one are one person, unless somebody sees that they are not.
     *
     * @return the keys of the customers who are part of others now
     */
    Set<Long> settle(List<Draft> drafts, Upserted[] answers, IdentifierRepository.Attached attached) {
        var into = new HashMap<Long, Long>();
        for (int i = 0; i < answers.length; i++) {
            var own = drafts.get(i).identifiers();
            var key = answers[i].key();
            if (key == null || own.isEmpty()) {
                continue;
            }
            var problems = new ArrayList<>(answers[i].problems());
            for (var name : own) {
                if (attached.tooMany(name)) {
                    problems.add(new Problem(
                            "identifiers",
                            "TOO_MANY_IDENTIFIERS",
                            "there are as many of kind " + name.kind() + " as one may have"));
                } else if (attached.elsewhere(name, key)) {
                    var taken = claim(
                            name, key, Objects.requireNonNull(attached.owners().get(name)), into);
                    if (taken != null) {
                        problems.add(taken);
                    }
                }
            }
            boolean added = own.stream().anyMatch(attached.added()::contains);
            var outcome = answers[i].outcome() == Outcome.UNCHANGED && added ? Outcome.UPDATED : answers[i].outcome();
            answers[i] = new Upserted(outcome, key, problems);
        }
        for (int i = 0; i < answers.length; i++) {
            var survivor = answers[i].key() == null ? null : into.get(answers[i].key());
            if (survivor != null) {
                answers[i] = new Upserted(answers[i].outcome(), survivor, answers[i].problems());
            }
        }
        return into.keySet();
    }

    private @org.jspecify.annotations.Nullable Problem claim(
            Identifier name, long key, long has, Map<Long, Long> into) {
        long claimant = into.getOrDefault(key, key);
        long owner = into.getOrDefault(has, has);
        if (claimant == owner) {
            return null;
        }
        var shared = new IdentifierShared(name, claimant, owner);
        if (IdentifierRules.current().of(name.kind()).strong()) {
            sharings.fire(shared);
        }
        var left = shared.left();
        if (left == null) {
            return new Problem(
                    "identifiers",
                    "IDENTIFIER_TAKEN",
                    name.kind() + " names another customer already"
                            + (shared.difference() == null ? "" : ", who differs in " + shared.difference()));
        }
        long gone = left == owner ? claimant : owner;
        into.put(gone, left);
        into.replaceAll((merged, survivor) -> survivor == gone ? left : survivor);
        return null;
    }
}
