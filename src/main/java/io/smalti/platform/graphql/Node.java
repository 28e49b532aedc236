package io.smalti.platform.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** Implemented by records with a component {@code @Id @NonNull String id}. */
@Interface
@Description("Anything with a global id, which can be fetched again by it")
public interface Node {
    String id();

    @Id
    @NonNull
    @Description("Opaque and stable; valid in node(id:) and wherever this type is asked for by id")
    default String getId() {
        return id();
    }
}
