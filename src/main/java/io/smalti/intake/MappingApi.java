package io.smalti.intake;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Stored mappings from foreign columns. */
@GraphQLApi
public class MappingApi {
    private final Mappings mappings;

    MappingApi(Mappings mappings) {
        this.mappings = mappings;
    }

    @Query
    @Transactional
    @Access(Role.STEWARD)
    @Description("The stored mappings by name; two are shipped, online-retail and complete-journey")
    public List<@NonNull ImportMapping> importMappings() {
        return mappings.names().stream().map(this::read).toList();
    }

    @Mutation
    @Transactional
    @Access(Role.STEWARD)
    @Description("Stores a mapping under its name, for any number of imports")
    public StoreMappingPayload storeMapping(@NonNull StoreMapping input) {
        try {
            mappings.store(input.name(), input.toMapping());
            return new StoreMappingPayload(read(input.name()), List.of());
        } catch (ImportRefused e) {
            return new StoreMappingPayload(
                    null,
                    List.of(new StoreMappingPayload.Problem(
                            e.code(), Objects.requireNonNullElse(e.getMessage(), "refused"), List.of("input"))));
        }
    }

    private ImportMapping read(String name) {
        var mapping = Objects.requireNonNull(mappings.find(name));
        var fields = new ArrayList<String>();
        ImportFields.of(mapping.kind()).stream()
                .filter(field -> mapping.column(field) != null)
                .forEach(fields::add);
        return new ImportMapping(name, mapping.kind(), mapping.source(), fields, mappings.text(mapping));
    }
}
