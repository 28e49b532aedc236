package io.smalti.persona;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Page;
import io.smalti.platform.graphql.PageInfo;
import io.smalti.platform.graphql.Pages;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, CAMPAIGN, ANALYST, MARKETER, STEWARD})
@Description("A part of a list of personas")
public record PersonaConnection(
        List<@NonNull PersonaEdge> edges,
        List<@NonNull Persona> nodes,
        PageInfo pageInfo,
        @Ignore Pages.Selection selection) {
    static PersonaConnection of(Page<Persona> page, Pages.Selection selection) {
        return new PersonaConnection(page.edges(PersonaEdge::new), page.nodes(), page.info(), selection);
    }
}
