package io.smalti.segment.people;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.typology.AgeBand;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("How many members of a segment are of an age")
public record AgeBandShare(
        AgeBand ageBand,
        int count,

        @Description("Of all members whose age is known, 0..1")
        double share) {}
