package io.smalti.platform.graphql;

import java.util.Collection;
import java.util.Map;

/** A feature's way to answer {@code node(id:)} for one of its types. */
public interface NodeSource {
    /** The name of the type in the schema, as in {@link GlobalId#of}. */
    String type();

    /** The nodes that exist, by key; unknown keys are left out. */
    Map<String, ? extends Node> load(Collection<String> keys);
}
