package io.smalti.campaign;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("Why there is no message, or why it is less specific than it could be")
public record Reason(
        Code code,

        @Description("The same in words, for example: 'the customer is under 18'")
        String message) {
    @org.eclipse.microprofile.graphql.Enum("ReasonCode")
    @Description("Reasons for no message come first; those from QUIET_HOURS on only explain the choice")
    public enum Code {
        @Description("no message: nothing may be done with the customer's data but keep it")
        RESTRICTED,
        @Description("no message: the customer objects to marketing")
        MARKETING_OBJECTION,
        @Description("no message: the customer is under 18")
        MINOR,
        @Description("no message: the customer has not consented to marketing by this channel, or has refused it")
        NO_CONSENT,
        @Description("no message: the address is on the company's list of those never used")
        SUPPRESSED,
        @Description("no message: the law of the country does not allow this channel")
        FORBIDDEN,
        @Description("no message: the number is in the register of the country")
        REGISTERED,
        @Description("no message: the register of the country was not loaded in the last 31 days")
        REGISTER_NOT_CHECKED,
        @Description("no message: the customer has had as many as the company allows itself")
        FREQUENCY_CAP,
        @Description("no message: the customer chose another channel, which the campaign uses")
        OTHER_CHANNEL,
        @Description("no message: the campaign is a draft, or has ended")
        NOT_PUBLISHED,
        @Description("no message: the campaign has not begun, or is over")
        NOT_VALID_NOW,
        @Description("no message: the campaign does not use this channel")
        CHANNEL_NOT_USED,
        @Description("no message: the customer is in the control group, which gets none")
        CONTROL_GROUP,
        @Description("no message: not even a default is written and valid")
        NO_VARIANT,
        @Description("no message: the customer lacks a value that the text needs")
        MISSING_FIELD,
        @Description("not before the moment named: the channel is quiet at this hour where the customer lives")
        QUIET_HOURS,
        @Description("the default only: the customer objects to profiling")
        PROFILING_OBJECTION,
        @Description("not by type, for the type is uncertain; by group where one is probable enough")
        TYPE_UNCERTAIN,
        @Description("not by type or group: none is known")
        TYPE_UNKNOWN,
        @Description("not by age band: the age is unknown")
        AGE_UNKNOWN,
        @Description("the age band rests on a birth year or an estimate")
        AGE_ESTIMATED,
        @Description("about a topic that the customer likes, ahead of what may be more specific")
        LIKED_TOPIC,
        @Description("not in the language wanted: nothing is written in it")
        OTHER_LANGUAGE,
        @Description("consent was not checked: the person is not stored, so whoever asks answers for it")
        CONSENT_NOT_CHECKED;

        /** Whether there is no message because of it. */
        public boolean refuses() {
            return ordinal() < QUIET_HOURS.ordinal();
        }
    }
}
