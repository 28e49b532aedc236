package io.smalti.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Stored mappings from foreign column names: see {@link Mapping} for what they may say. */
@Path("/imports/mappings/{name}")
@Blocking
@RolesAllowed({"steward", "admin"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MappingResource {
    private final Mappings mappings;

    MappingResource(Mappings mappings) {
        this.mappings = mappings;
    }

    @GET
    public String get(String name) {
        var mapping = mappings.find(name);
        if (mapping == null) {
            throw new NotFoundException();
        }
        return mappings.text(mapping);
    }

    /** Stores the mapping, replacing one of the same name; 400 with a code when it makes no sense. */
    @PUT
    public String put(String name, String definition) {
        var mapping = mappings.parse(definition);
        mappings.store(name, mapping);
        return mappings.text(mapping);
    }
}
