package io.smalti.campaign;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a campaign stands; only a published one answers with messages")
public enum CampaignStatus {
    DRAFT,
    PUBLISHED,
    ENDED
}
