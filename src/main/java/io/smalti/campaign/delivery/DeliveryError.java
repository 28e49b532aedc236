package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("What is wrong with the input")
public record DeliveryError(
        Code code,
        String message,

        @Description("Where in the input, for example ['customers', '3']")
        List<@NonNull String> path) {
    @Enum("DeliveryErrorCode")
    @Description("Kinds of mistakes in sendings")
    public enum Code {
        UNKNOWN_CAMPAIGN,
        UNKNOWN_CUSTOMER,
        @Description("the same person twice in one input")
        DUPLICATE,
        @Description("a key has up to 60 characters")
        TOO_LONG,
        @Description("not a BCP 47 tag")
        INVALID_LANGUAGE,
        UNKNOWN_DELIVERY,
        @Description("the stream has ended already")
        ENDED
    }

    static DeliveryError of(Code code, String message, String... path) {
        return new DeliveryError(code, message, List.of(path));
    }
}
