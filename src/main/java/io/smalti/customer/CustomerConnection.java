package io.smalti.customer;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Count;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Role;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** @param counting counts the whole list when asked, in a transaction */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.MARKETER, Role.STEWARD})
@Description("A page of a list of customers")
public record CustomerConnection(
        List<@NonNull CustomerEdge> edges,
        List<@NonNull Customer> nodes,
        PageInfo pageInfo,
        @Ignore Supplier<Count> counting) {

    public static CustomerConnection of(Page<Customer> page, Supplier<Count> counting) {
        return new CustomerConnection(page.edges(CustomerEdge::new), page.nodes(), page.info(), counting);
    }
}
