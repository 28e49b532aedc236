package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;

@Access({Role.CAMPAIGN, Role.MARKETER})
public record MessageEdge(String cursor, Message node) {}
