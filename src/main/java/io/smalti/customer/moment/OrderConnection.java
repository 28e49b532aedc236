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
@Description("A page of a customer's orders and returns, the newest first")
public record OrderConnection(
        @Ignore long customer, List<@NonNull OrderEdge> edges, List<@NonNull Order> nodes, PageInfo pageInfo) {
    static OrderConnection of(long customer, Page<Order> page) {
        return new OrderConnection(customer, page.edges(OrderEdge::new), page.nodes(), page.info());
    }
}
