package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.typology.LifestyleType;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("How many members of a segment have a lifestyle type")
public record TypeShare(
        LifestyleType type,

        @Description("Members whose assignment has the level TYPE, and this type")
        int count,

        @Description("Of all members whose assignment has the level TYPE, 0..1")
        double share) {}
