package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.MARKETER})
@Description("A page of the messages of a campaign, in the order in which the people became known")
public record MessageConnection(List<@NonNull MessageEdge> edges, List<@NonNull Message> nodes, PageInfo pageInfo) {}
