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
    @Description("Reasons for no message come first; those from PROFILING_OBJECTION on only explain the choice")
    public enum Code {
        @Description("no message: nothing may be done with the customer's data but keep it")
        RESTRICTED,
        @Description("no message: the customer objects to marketing")
        MARKETING_OBJECTION,
        @Description("no message: the customer is under 18")
        MINOR,
        @Description("no message: the customer has not consented to marketing by this channel, or has refused it")
        NO_CONSENT,
        @Description("no message: the campaign is a draft, or has ended")
        NOT_PUBLISHED,
        @Description("no message: the campaign has not begun, or is over")
        NOT_VALID_NOW,
        @Description("no message: the campaign does not use this channel")
        CHANNEL_NOT_USED,
        @Description("no message: not even a default is written and valid")
        NO_VARIANT,
        @Description("no message: the customer lacks a value that the text needs")
        MISSING_FIELD,
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
        @Description("not in the language wanted: nothing is written in it")
        OTHER_LANGUAGE,
        @Description("consent was not checked: the person is not stored, so whoever asks answers for it")
        CONSENT_NOT_CHECKED
    }
}
