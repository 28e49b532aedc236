package io.smalti.campaign;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("A page of campaigns")
public record CampaignConnection(
        List<@NonNull CampaignEdge> edges,
        List<@NonNull Campaign> nodes,
        PageInfo pageInfo,
        @Ignore Pages.Selection selection) {
    static CampaignConnection of(Page<Campaign> page, Pages.Selection selection) {
        return new CampaignConnection(
                page.edges((cursor, node) -> new CampaignEdge(cursor, node)), page.nodes(), page.info(), selection);
    }
}
