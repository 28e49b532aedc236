package io.smalti.campaign.writing;

import io.smallrye.graphql.api.Nullable;
import io.smalti.campaign.Cell;
import io.smalti.campaign.Variant;
import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.MARKETER)
@Description("What is wrong with the input")
public record CampaignError(
        Code code,
        String message,

        @Description("Where in the input, for example ['variants', '3', 'body']")
        List<@NonNull String> path,

        @Nullable @Description("In a text: the character concerned, counted from 1; else null")
        Integer position,

        @Nullable @Description("The wording concerned, when a campaign is published; else null")
        Place place) {
    @Access(Role.MARKETER)
    @org.eclipse.microprofile.graphql.Type("CampaignErrorPlace")
    @Description("Where a wording stands")
    public record Place(Channel channel, String language, Cell cell, String wording) {
        static Place of(Variant variant) {
            return new Place(variant.channel(), variant.language(), variant.cell(), variant.wording());
        }
    }

    @org.eclipse.microprofile.graphql.Enum("CampaignErrorCode")
    @Description("Kinds of mistakes in campaigns and variants")
    public enum Code {
        @Description("lower-case letters, digits and dashes are allowed, up to 60")
        INVALID_KEY,
        KEY_TAKEN,
        @Description("a text is blank")
        BLANK,
        TOO_LONG,
        @Description("not a BCP 47 tag, or of no language or country that there is")
        INVALID_LANGUAGE,
        @Description("the default is not one of the languages")
        DEFAULT_LANGUAGE_NOT_LISTED,
        @Description("it ends before it begins")
        INVALID_PERIOD,
        @Description("the control group is from 0 to 0.5 of the audience")
        INVALID_SHARE,
        UNKNOWN_SEGMENT,
        UNKNOWN_CAMPAIGN,
        @Description("the campaign has no such wording")
        UNKNOWN_VARIANT,
        @Description("somebody else changed the campaign meanwhile")
        CHANGED_MEANWHILE,
        @Description("an ended campaign is not changed any more")
        CAMPAIGN_ENDED,
        @Description("only a draft is published, only a published campaign ended")
        WRONG_STATUS,
        @Description("the campaign does not have this channel")
        CHANNEL_NOT_USED,
        @Description("the campaign does not have this language")
        LANGUAGE_NOT_USED,
        UNKNOWN_TYPE,
        UNKNOWN_GROUP,
        UNKNOWN_AGE_BAND,
        @Description("a cell is of a type or of a group, not both")
        TYPE_AND_GROUP,
        @Description("the same wording of the same cell twice in one input")
        DUPLICATE,
        @Description("must be from 1 to 10,000")
        INVALID_WEIGHT,
        @Description("a placeholder is wrong; see position")
        INVALID_TEMPLATE,
        @Description("an e-mail needs a subject, and only e-mail, push and post have one, of one line")
        INVALID_SUBJECT,
        @Description("no message for everybody in a channel, in the default language")
        MISSING_DEFAULT,
        @Description("every placeholder of a message for everybody needs a fallback")
        DEFAULT_NEEDS_FALLBACK,
        @Description("a message for everybody must be valid as long as the campaign")
        DEFAULT_NOT_ALWAYS_VALID,
        @Description("wordings of a cell are valid at the same time, or one after the other")
        OVERLAPPING_VALIDITY
    }

    static CampaignError of(Code code, String message, String... path) {
        return new CampaignError(code, message, List.of(path), null, null);
    }
}
