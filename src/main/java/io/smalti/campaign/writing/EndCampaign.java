package io.smalti.campaign.writing;

import org.eclipse.microprofile.graphql.Description;

@Description("A campaign to end")
public record EndCampaign(
        @Description("Its key, for example spring-2026") String campaign) {}
