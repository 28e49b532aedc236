package io.smalti.campaign.matrix;

import io.smalti.customer.Channel;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description(
        "Who gets which message in a channel and language, at this moment: lifestyle types and groups by age bands")
public record Matrix(
        @Ignore ShownMatrix shown,

        Channel channel,

        String language,

        @Description("The types in their order, then the groups, then people of whom neither is known")
        List<@NonNull MatrixRow> rows,

        Coverage coverage) {}
