package io.smalti.segment;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
public record SegmentEdge(String cursor, Segment node) {}
