package io.smalti.customer.registry;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("Why a trait was not declared, or did not go")
public record TraitError(Code code, String message, List<@NonNull String> path) {
    @org.eclipse.microprofile.graphql.Enum("TraitErrorCode")
    @Description("What is wrong with the declaration of a trait")
    public enum Code {
        INVALID_CODE,
        @Description("a built-in trait, or a field of imports, has this code")
        RESERVED_CODE,
        @Description("must not be kept about people")
        SPECIAL_CATEGORY,
        @Description("facet, type and unit cannot change, and no value of a choice can go")
        FIXED,
        REQUIRED,
        INVALID_VALUE,
        OUT_OF_RANGE,
        @Description("the type has no such comparison")
        OPERATOR_NOT_ALLOWED,
        TOO_LONG,
        TOO_MANY,
        UNKNOWN_TRAIT,
        @Description("segments, campaigns or mappings name it")
        IN_USE,
        @Description("values are forgotten of retired traits only")
        NOT_RETIRED,
        @Description("somebody holds the customers for long; try again")
        BUSY
    }

    static TraitError of(Code code, String field, String message) {
        return new TraitError(code, field + " " + message, List.of(field));
    }
}
