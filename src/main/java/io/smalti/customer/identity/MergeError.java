package io.smalti.customer.identity;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("Why customers were left as they are")
public record MergeError(Code code, String message, List<@NonNull String> path) {
    @org.eclipse.microprofile.graphql.Enum("MergeErrorCode")
    @Description("What is wrong with a merge, or with undoing it")
    public enum Code {
        UNKNOWN_CUSTOMER,
        UNKNOWN_MERGE,
        @Description("both are one customer already")
        SAME_CUSTOMER,
        @Description("the customer who should stay is part of the one who should go")
        MERGE_CYCLE,
        UNDONE_ALREADY,
        @Description("the customer who stayed is part of another one since; undo that merge first")
        MERGED_ON,
        @Description("somebody else has the external id meanwhile")
        EXTERNAL_ID_TAKEN,
        UNKNOWN_TRAIT,
        @Description("the rule makes no sense for the type of the trait")
        RULE_NOT_ALLOWED,
        OUT_OF_RANGE,
        REQUIRED
    }

    static MergeError of(Code code, String field, String message) {
        return new MergeError(code, message, List.of(field));
    }
}
