package io.smalti.segment.definition;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Customers to put on a list, or to take off")
public record ListMembers(
        @Id @Description("Of a segment whose kind is LIST") String id,

        @Description("The company's own keys of up to 1,000 customers")
        List<@NonNull String> customers) {}
