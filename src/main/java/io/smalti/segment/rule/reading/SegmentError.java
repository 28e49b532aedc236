package io.smalti.segment.rule.reading;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("Why a segment could not be written as asked")
public record SegmentError(
        @NonNull Code code,
        @NonNull @Description("In words, for a person") String message,

        @NonNull @Description("Where in the input: [\"rule\", \"all\", \"1\", \"atLeast\", \"value\"]")
        List<@NonNull String> path) {

    @org.eclipse.microprofile.graphql.Enum("SegmentErrorCode")
    public enum Code {
        @Description("No segment with this id or key")
        NOT_FOUND,
        @Description("Another segment has this key")
        KEY_TAKEN,
        @Description("A key is 1 to 60 lower-case letters, digits and hyphens, and begins with a letter")
        INVALID_KEY,
        @Description("A text is empty or too long")
        INVALID_TEXT,
        @Description("The segment was changed since the version given")
        STALE,
        @Description("Other segments, personas or campaigns need it; they are listed")
        IN_USE,
        @Description("The segment would lead back to itself; the way is listed")
        CYCLE,
        @Description("A rule sets exactly one field")
        NOT_ONE_FIELD,
        @Description("all and any need at least one rule")
        EMPTY_GROUP,
        @Description("A list of values is empty")
        EMPTY_LIST,
        @Description("More than 8 levels")
        TOO_DEEP,
        @Description("More than 100 comparisons")
        TOO_MANY_CONDITIONS,
        @Description("More than 1,000 values in a list")
        TOO_MANY_VALUES,
        @Description("No trait with this code")
        UNKNOWN_TRAIT,
        @Description("Ethnic origin, religion, health, politics and the like: such things are never kept about people")
        SPECIAL_CATEGORY,
        @Description("The trait is contact data, for stewards only")
        FORBIDDEN_TRAIT,
        @Description("The trait cannot be compared in this way")
        OPERATOR_NOT_ALLOWED,
        @Description("The value is not of the trait's type")
        INVALID_VALUE,
        @Description("The lower end is above the upper one")
        ENDS_SWAPPED,
        @Description("Nobody has told where the postcode lies, see locatePostcodes")
        UNKNOWN_PLACE,
        @Description("No country's average of the trait is kept, see averages and publishAverage")
        NO_AVERAGE,
        @Description("No segment with this key")
        UNKNOWN_SEGMENT,
        @Description("A static list has no rule")
        IS_A_LIST,
        @Description("Only lists can be added to and removed from")
        NOT_A_LIST
    }
}
