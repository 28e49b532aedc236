package io.smalti.platform.graphql;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.Transactional;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Fetches any node by its global id. */
@GraphQLApi
public class NodeApi {
    private static final int MOST = 500;

    private final Map<String, NodeSource> sources = new HashMap<>();

    NodeApi(@Any Instance<NodeSource> sources) {
        sources.forEach(source -> this.sources.put(source.type(), source));
    }

    @Query
    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The node with this id; null when there is none")
    public @Nullable Node node(@Id @NonNull @Name("id") String id) {
        return nodes(List.of(id)).getFirst();
    }

    @Query
    @Transactional
    @Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
    @Description("The nodes with these ids (at most 500), in their order; null where there is none")
    public @NonNull List<@org.jspecify.annotations.Nullable Node> nodes(
            @Id @NonNull @Name("ids") List<@NonNull String> ids) {
        if (ids.size() > MOST) {
            throw new ListTooLong("ids", ids.size(), MOST);
        }
        var keys = new HashMap<String, HashSet<String>>();
        var parsed = ids.stream().map(GlobalId::parse).toList();
        parsed.forEach(
                id -> keys.computeIfAbsent(id.type(), type -> new HashSet<>()).add(id.key()));
        var found = new HashMap<String, Map<String, ? extends Node>>();
        keys.forEach((type, wanted) -> {
            var source = sources.get(type);
            if (source != null) {
                found.put(type, source.load(wanted));
            }
        });
        var nodes = new ArrayList<@org.jspecify.annotations.Nullable Node>();
        parsed.forEach(id -> nodes.add(found.getOrDefault(id.type(), Map.of()).get(id.key())));
        return nodes;
    }
}
