package io.smalti.campaign;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Pages;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("A page of variants")
public record VariantConnection(
        List<@NonNull VariantEdge> edges,
        List<@NonNull Variant> nodes,
        PageInfo pageInfo,
        @Ignore Pages.Selection selection) {
    static VariantConnection of(Page<Variant> page, Pages.Selection selection) {
        return new VariantConnection(
                page.edges((cursor, node) -> new VariantEdge(cursor, node)), page.nodes(), page.info(), selection);
    }
}
