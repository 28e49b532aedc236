package io.smalti.permission;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.MARKETER, Role.STEWARD})
@Description("What is wrong with the input")
public record PermissionError(
        Code code,
        String message,

        @Description("Where in the input, for example ['preferences', '3', 'language']")
        List<@NonNull String> path) {
    @Enum("PermissionErrorCode")
    @Description("Kinds of mistakes in rules and choices")
    public enum Code {
        @Description("not an ISO 3166-1 code of two letters")
        UNKNOWN_COUNTRY,
        @Description("there is no such register, or the requirement REGISTER comes without one")
        UNKNOWN_REGISTER,
        @Description("a register is only for the requirement REGISTER, and for channels with addresses")
        REGISTER_NOT_USED,
        @Description("a period has 1 to 365 days, a cap is 0 to 1,000")
        OUT_OF_RANGE,
        @Description("quiet hours need a beginning and another end, or neither")
        INVALID_HOURS,
        @Description("not an e-mail address or phone number")
        INVALID_ADDRESS,
        @Description("the address is not on the register")
        NOT_LISTED,
        @Description("a reason has 1 to 500 characters")
        INVALID_REASON,
        UNKNOWN_CUSTOMER,
        @Description("not a BCP 47 tag of a language")
        INVALID_LANGUAGE,
        @Description(
                "a topic has 1 to 60 characters; a person has at most 50 of each kind, none both liked and disliked")
        INVALID_TOPIC
    }

    public static PermissionError of(Code code, String message, String... path) {
        return new PermissionError(code, message, List.of(path));
    }
}
