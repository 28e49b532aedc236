package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("How much of the evidence comes from one group of respondents")
public record RespondentShare(
        Respondents respondents,

        @Description("Pieces of evidence from the group") int evidence,

        @Description("People asked in the group, as far as recorded")
        int people,

        @Description("Share 0..1 of all pieces of evidence that come from a group; 0 when there are none")
        double share) {}
