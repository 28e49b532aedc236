package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** Why a channel may or may not be used for marketing. */
@Description("Why a channel may or may not be used for marketing")
public enum ReachReason {
    @Description("the channel this person uses most")
    PREFERRED,
    CONSENT_GIVEN,
    @Description("the channel is opt-out and the person has not opted out")
    NO_CONSENT_NEEDED,
    @Description("the channel needs consent and there is none")
    NO_CONSENT,
    @Description("consent withdrawn, or objection, for this channel")
    OPTED_OUT,
    @Description("the person wants no marketing at all")
    MARKETING_OBJECTION,
    @Description("the data may be kept, not used")
    RESTRICTED,
    @Description("under 18")
    MINOR,
    @Description("the address or number it needs is not known")
    NO_CONTACT_DATA
}
