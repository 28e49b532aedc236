package io.smalti.permission;

import org.eclipse.microprofile.graphql.Description;

/** Why a channel may or may not be used for marketing. */
@Description("Why a channel may or may not be used for marketing")
public enum ReachReason {
    @Description("the channel this person chose, or else uses most")
    PREFERRED,
    CONSENT_GIVEN,
    @Description("the channel is opt-out and the person has not opted out")
    NO_CONSENT_NEEDED,
    @Description("the channel needs consent and there is none")
    NO_CONSENT,
    @Description("there is no consent, but the person has bought: only what is about similar products may come")
    SIMILAR_PRODUCTS_ONLY,
    @Description("the law of the country does not allow it")
    FORBIDDEN,
    @Description("the number is in the register of the country")
    REGISTERED,
    @Description("the register of the country was not loaded in the last 31 days")
    REGISTER_NOT_CHECKED,
    @Description("consent withdrawn, or objection, for this channel")
    OPTED_OUT,
    @Description("the address is on the company's list of those never used")
    SUPPRESSED,
    @Description("the person wants no marketing at all")
    MARKETING_OBJECTION,
    @Description("the data may be kept, not used")
    RESTRICTED,
    @Description("under 18")
    MINOR,
    @Description("the person has had as many messages as the company allows itself")
    FREQUENCY_CAP,
    @Description("the address or number it needs is not known")
    NO_CONTACT_DATA
}
