package io.smalti.customer.answers;

import io.smalti.customer.Customers;
import io.smalti.customer.Origin;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Source;
import io.smalti.customer.Traits;
import io.smalti.customer.UpsertCustomer;
import io.smalti.customer.Upserted;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.Interactions;
import io.smalti.customer.moment.RecordInteraction;
import io.smalti.platform.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes answers: first the values they tell, then the contact moments of those that were taken. */
@Singleton
class Answers {
    private final Customers customers;
    private final Interactions interactions;

    Answers(Customers customers, Interactions interactions) {
        this.customers = customers;
        this.interactions = interactions;
    }

    /** @param contact whether contact data may be answered */
    @Transactional
    List<Upserted> record(List<RecordAnswers.Answer> answers, Source source, boolean contact) {
        var known = customers.byExternalIds(
                answers.stream().map(RecordAnswers.Answer::customer).distinct().toList());
        var results = new @Nullable Upserted[answers.size()];
        var taken = new ArrayList<Integer>();
        for (int i = 0; i < results.length; i++) {
            var answer = answers.get(i);
            var problem = known.containsKey(answer.customer())
                    ? problem(answer, contact)
                    : new Problem("customer", "UNKNOWN_CUSTOMER", "no customer has this external id");
            if (problem == null) {
                taken.add(i);
            } else {
                results[i] = new Upserted(Outcome.REJECTED, null, List.of(problem));
            }
        }
        tell(answers, taken, source, results);
        var moments = taken.stream()
                .filter(i -> results[i] == null || results[i].key() != null)
                .toList();
        var recorded = interactions.record(
                moments.stream().map(i -> moment(answers.get(i))).toList(), source, null);
        for (int i = 0; i < moments.size(); i++) {
            int at = moments.get(i);
            var moment = recorded.get(i);
            var value = results[at];
            boolean changed = value != null && value.outcome() == Outcome.UPDATED;
            results[at] = changed && moment.outcome() == Outcome.UNCHANGED
                    ? new Upserted(Outcome.UPDATED, moment.key(), List.of())
                    : moment;
        }
        return java.util.Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    private void tell(
            List<RecordAnswers.Answer> answers, List<Integer> taken, Source source, @Nullable Upserted[] results) {
        var telling = taken.stream().filter(i -> answers.get(i).trait() != null).toList();
        var upserts = telling.stream().map(i -> upsert(answers.get(i))).toList();
        var told = customers.upsert(upserts, source);
        for (int i = 0; i < told.size(); i++) {
            results[telling.get(i)] = told.get(i);
        }
    }

    private static @Nullable Problem problem(RecordAnswers.Answer answer, boolean contact) {
        var trait = answer.trait() == null ? null : Traits.get(answer.trait());
        var csat = answer.csat();
        if (answer.trait() == null && answer.toScore() == null) {
            return new Problem("value", "REQUIRED", "or a score is needed");
        }
        if (csat != null && (csat < 1 || csat > 5)) {
            return new Problem("csat", "OUT_OF_RANGE", "must be from 1 to 5");
        }
        if (trait != null && answer.told() == null) {
            return new Problem("value", "REQUIRED", "is empty");
        }
        return trait != null && trait.sensitivity() == Sensitivity.CONTACT && !contact
                ? new Problem("trait", "UNKNOWN_TRAIT", "is no trait that you may write")
                : null;
    }

    private static UpsertCustomer upsert(RecordAnswers.Answer answer) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(Objects.requireNonNull(answer.trait()), answer.told());
        return new UpsertCustomer(
                answer.customer(), values, List.of(), null, null, Origin.DECLARED, null, answer.answeredAt(), null);
    }

    private static RecordInteraction moment(RecordAnswers.Answer answer) {
        return new RecordInteraction(
                answer.externalId(),
                answer.customer(),
                Boolean.TRUE.equals(answer.chat()) ? InteractionKind.CHAT : InteractionKind.SURVEY,
                answer.answeredAt(),
                answer.channel(),
                answer.trait(),
                answer.toScore());
    }
}
