package io.smalti.campaign.experiment;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What is wrong with the input")
public record ExperimentError(
        Code code,
        String message,

        @Description("Where in the input, for example ['exposures', '3', 'variant']")
        List<@NonNull String> path) {
    @Enum("ExperimentErrorCode")
    @Description("Kinds of mistakes in exposures and conversions")
    public enum Code {
        UNKNOWN_CAMPAIGN,
        UNKNOWN_CUSTOMER,
        @Description("the campaign has no such wording in this channel")
        UNKNOWN_VARIANT,
        @Description("said to be in the control group, or shown a wording, against the draw")
        OTHER_GROUP,
        IN_THE_FUTURE,
        @Description("a key has 1 to 100 characters")
        INVALID_KEY
    }

    static ExperimentError of(Code code, String message, String list, int index, String field) {
        return new ExperimentError(code, message, List.of(list, Integer.toString(index), field));
    }
}
