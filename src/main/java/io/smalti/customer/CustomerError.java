package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("Why an item of a write, or a part of it, was not taken; the outcome of the item says which")
public record CustomerError(
        CustomerErrorCode code,
        String message,

        @Description("Where in the input, for example customers, 3, birthDate")
        List<@NonNull String> path) {

    private static CustomerError of(Problem problem, String list, int position) {
        return new CustomerError(
                CustomerErrorCode.valueOf(problem.reason()),
                problem.field() + " " + problem.message(),
                List.of(list, Integer.toString(position), problem.field()));
    }

    /** Of the answers to the items of a list, in their order. */
    public static List<CustomerError> all(List<Upserted> answers, String list) {
        var errors = new ArrayList<CustomerError>();
        for (int i = 0; i < answers.size(); i++) {
            for (var problem : answers.get(i).problems()) {
                errors.add(of(problem, list, i));
            }
        }
        return errors;
    }
}
