package io.smalti.segment.place;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("Why postcodes were not located")
public record LocationError(
        @NonNull Code code,
        @NonNull @Description("In words, for a person") String message,

        @NonNull @Description("Where in the input: [\"locations\", \"3\", \"latitude\"]")
        List<@NonNull String> path) {

    @org.eclipse.microprofile.graphql.Enum("LocationErrorCode")
    public enum Code {
        @Description("A list is empty")
        EMPTY_LIST,
        @Description("More than 1,000 at once")
        TOO_MANY,
        @Description("It is no country, no postcode or no degrees")
        INVALID_VALUE,
        @Description("The postcode is there twice")
        TWICE
    }
}
