package io.smalti.segment.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smalti.customer.Filter;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.platform.DomainException;
import io.smalti.segment.Rules;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.RuleJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Customers out: chosen traits by rule, streamed. */
@Path("/exports")
@Blocking
@RolesAllowed({"steward", "marketer", "admin"})
public class ExportResource {
    private static final int MOST = 200;

    private final CustomerExport export;
    private final Rules rules;
    private final SecurityIdentity identity;

    ExportResource(CustomerExport export, Rules rules, SecurityIdentity identity) {
        this.export = export;
        this.rules = rules;
        this.identity = identity;
    }

    /**
     * What is wanted.
     *
     * @param traits codes, in the order of the columns; at most 200
     * @param where a rule as in GraphQL; null: everybody
     */
    @RegisterForReflection
    record Wanted(List<String> traits, @Nullable RuleInput where) {}

    /** A line or an object a customer, in the order in which they became known; contact data only for stewards. */
    @POST
    @Path("/customers")
    public Response customers(@HeaderParam("Accept") @Nullable String accept, String body) {
        var wanted = wanted(body);
        boolean contact = identity.hasRole("steward") || identity.hasRole("admin");
        var traits = traits(wanted.traits(), contact);
        var filter = wanted.where() == null ? Filter.ALL : rules.filter(rules.read(wanted.where(), "where", contact));
        boolean csv = accept != null && accept.contains("text/csv");
        StreamingOutput output = out -> {
            if (csv) {
                export.csv(traits, filter, out);
            } else {
                export.ndjson(traits, filter, out);
            }
        };
        return Response.ok(output, csv ? "text/csv; charset=UTF-8" : "application/x-ndjson")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static List<Trait> traits(List<String> codes, boolean contact) {
        if (codes.isEmpty() || codes.size() > MOST) {
            throw new ExportRefused("INVALID_EXPORT", "Name 1 to 200 traits");
        }
        var traits = new ArrayList<Trait>();
        for (var code : codes) {
            var trait = Traits.get(code);
            if (trait == null || trait.sensitivity() == Sensitivity.CONTACT && !contact) {
                throw new ExportRefused(
                        "UNKNOWN_TRAIT", "'" + code + "' is no trait that you may see; traits { code } lists them");
            }
            traits.add(trait);
        }
        return traits;
    }

    @ServerExceptionMapper
    Response refused(DomainException refusal) {
        return Response.status(400)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage())))
                .build();
    }

    private static Wanted wanted(String body) {
        try {
            var wanted = RuleJson.read(body, Wanted.class);
            if (wanted == null || wanted.traits() == null) {
                throw new ExportRefused("INVALID_EXPORT", "An export is {\"traits\": [\"age\"], \"where\": {…}}");
            }
            return wanted;
        } catch (JsonProcessingException e) {
            throw new ExportRefused("INVALID_EXPORT", "No export: " + e.getOriginalMessage());
        }
    }
}
