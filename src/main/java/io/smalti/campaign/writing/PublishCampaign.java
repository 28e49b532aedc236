package io.smalti.campaign.writing;

import org.eclipse.microprofile.graphql.Description;

@Description("A campaign to publish")
public record PublishCampaign(
        @Description("Its key, for example spring-2026") String campaign) {}
