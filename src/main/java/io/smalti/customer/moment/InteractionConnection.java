package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("A page of a customer's contact moments that are no orders, the newest first")
public record InteractionConnection(
        @Ignore long customer,
        List<@NonNull InteractionEdge> edges,
        List<@NonNull Interaction> nodes,
        PageInfo pageInfo) {
    static InteractionConnection of(long customer, Page<Interaction> page) {
        return new InteractionConnection(customer, page.edges(InteractionEdge::new), page.nodes(), page.info());
    }
}
