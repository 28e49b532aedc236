package io.smalti.campaign;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("CampaignPurpose")
@Description("What a campaign's messages are for")
public enum Purpose {
    @Description("needs the customer's consent for the channel, and no objection to marketing")
    MARKETING,
    @Description("about something the customer has bought or asked; needs neither")
    SERVICE
}
