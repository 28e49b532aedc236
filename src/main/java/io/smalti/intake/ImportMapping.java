package io.smalti.intake;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Source;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access(Role.STEWARD)
@Description("A stored mapping from foreign columns, named by ?mapping= when a file is imported")
public record ImportMapping(
        String name,
        ImportKind kind,

        @Nullable @Description("The system the file comes from")
        Source source,

        @Description("Fields that are read from the file") List<@NonNull String> fields,

        @Description("All of it as JSON, as /imports/mappings takes it")
        String definition) {}
