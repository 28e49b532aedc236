package io.smalti.campaign.writing;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;

/** Writes campaigns and their variants. */
@GraphQLApi
public class CampaignMutationApi {
    private final CampaignWriter campaigns;
    private final CampaignRevision revision;
    private final VariantWriter variants;
    private final VariantDeletion deletion;

    CampaignMutationApi(
            CampaignWriter campaigns, CampaignRevision revision, VariantWriter variants, VariantDeletion deletion) {
        this.campaigns = campaigns;
        this.revision = revision;
        this.variants = variants;
        this.deletion = deletion;
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description("Begins a campaign as a draft")
    public CampaignPayload createCampaign(CreateCampaign input) {
        return campaigns.create(input);
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description(
            "Changes a campaign that has not ended; all that is wrong is told at once, and then nothing is changed")
    public CampaignPayload reviseCampaign(ReviseCampaign input) {
        return revision.revise(input);
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description("Writes wordings, new ones and in place of others; each succeeds or fails by itself. In a published"
            + " campaign they are in use at once")
    public WriteVariantsPayload writeVariants(WriteVariants input) {
        return variants.write(input);
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description(
            "Takes wordings out of a draft: all of them, or none when one is at fault. In a published campaign write"
                    + " them with the status DRAFT instead")
    public DeleteVariantsPayload deleteVariants(DeleteVariants input) {
        return deletion.delete(input);
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description("Puts a draft to use, or tells all that is still missing: in the default language every channel needs"
            + " a message for everybody that is always valid and needs no value of the customer")
    public CampaignPayload publishCampaign(PublishCampaign input) {
        return campaigns.publish(input.campaign());
    }

    @Mutation
    @Transactional
    @Access(Role.MARKETER)
    @Description("Ends a published campaign: it answers with no message any more, and is not changed any more")
    public CampaignPayload endCampaign(EndCampaign input) {
        return campaigns.end(input.campaign());
    }
}
