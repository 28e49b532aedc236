package io.smalti.customer.answers;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.CustomerError;
import io.smalti.customer.CustomerErrorCode;
import io.smalti.customer.Customers;
import io.smalti.customer.Upserted;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Answers of people to questions. */
@GraphQLApi
public class AnswerApi {
    private static final int MOST = 1_000;

    private final Answers answers;
    private final Customers customers;
    private final OnceOnly once;
    private final Caller caller;

    AnswerApi(Answers answers, Customers customers, OnceOnly once, Caller caller) {
        this.answers = answers;
        this.customers = customers;
        this.once = once;
        this.caller = caller;
    }

    @Mutation
    @Transactional
    @Access({FRONTEND, STEWARD})
    @Description(
            "Records answers, as often as you like and in any order: each is a contact moment, and what it says of a trait is"
                    + " declared by the person at that time. Contact data only by stewards")
    public RecordAnswersPayload recordAnswers(@NonNull RecordAnswers input) {
        var given = input.answers();
        if (given.size() > MOST) {
            throw new ListTooLong("answers", given.size(), MOST);
        }
        boolean contact = caller.has(STEWARD);
        var results = once.answer(
                input.idempotencyKey(),
                "recordAnswers",
                input,
                Upserted.LIST,
                () -> answers.record(given, input.source(), contact));
        var found = customers.byKeys(results.stream()
                .map(Upserted::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var items = new ArrayList<RecordAnswersPayload.Item>();
        var errors = new ArrayList<CustomerError>();
        for (int i = 0; i < given.size(); i++) {
            var result = results.get(i);
            items.add(new RecordAnswersPayload.Item(
                    given.get(i).externalId(),
                    result.outcome(),
                    result.key() == null ? null : found.get(result.key())));
            for (var problem : result.problems()) {
                errors.add(new CustomerError(
                        CustomerErrorCode.valueOf(problem.reason()),
                        problem.field() + " " + problem.message(),
                        List.of("answers", Integer.toString(i), problem.field())));
            }
        }
        return new RecordAnswersPayload(items, errors);
    }
}
