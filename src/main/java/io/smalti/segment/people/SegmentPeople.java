package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segment;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("How many people of a lifestyle type are in a segment")
public record SegmentPeople(
        Segment segment,

        @Description("Members whose assignment has the level TYPE, and this type")
        int count) {}
