package io.smalti.campaign;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("The message for a person or a cell, how it was found, and why there is none if there is none")
public record Resolution(
        @Description("Whether there is a message and it may be sent")
        boolean sent,

        @Nullable @Description("How specific the message is; null without a message")
        LadderLevel level,

        @Nullable @Description("The wording chosen, with its templates; null when none was")
        Variant variant,

        @Nullable @Description("The cell it was found in; null when none was")
        Cell cell,

        @Nullable @Description("Subject line, ready to send; null without a message, or where the channel has none")
        String subject,

        @Nullable @Description("Text, ready to send: HTML for EMAIL and WEB, else plain; null without a message")
        String body,

        @Nullable @Description("Language of the message, as the campaign names it; null without a message")
        String language,

        @Nullable
        @Description(
                "The end of quiet hours that hold now, where the person lives: not to be sent before; null: at once")
        Instant notBefore,

        @Description("The cells looked into, in order: every language before the next")
        List<@NonNull Step> path,

        @Description("All that stands in the way of a message, or what made it less specific")
        List<@NonNull Reason> reasons) {
    /** Of a person who is not there any more. */
    public static final Resolution GONE = refused(List.of(new Reason(Reason.Code.RESTRICTED, "the customer is gone")));

    public static Resolution refused(List<Reason> reasons) {
        return new Resolution(false, null, null, null, null, null, null, null, List.of(), reasons);
    }
}
