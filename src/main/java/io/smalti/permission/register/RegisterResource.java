package io.smalti.permission.register;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Registers of addresses that must not be used, as files. */
@Path("/registers")
@Blocking
@RolesAllowed({"steward", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class RegisterResource {
    private final RegisterLoading loading;
    private final SecurityIdentity identity;

    RegisterResource(RegisterLoading loading, SecurityIdentity identity) {
        this.loading = loading;
        this.identity = identity;
    }

    /**
     * Loads a file: CSV ({@code text/csv}) with a header, or a JSON object a line ({@code application/x-ndjson}), UTF-8,
     * gzip or not, of any length. Fields are {@code kind} (EMAIL or PHONE) and either {@code value} (with {@code country}
     * for a number without international prefix) or {@code hash}: SHA-256 in hexadecimal digits, of the address in small
     * letters or the number such as +32478123456. Only hashes are kept.
     *
     * @param complete true: the file is the whole register, so that it answers for the next 31 days and what is not in it
     *     is not listed any more; unless a row is at fault
     * @return 200 with what became of the rows, those at fault by line; 4xx when nothing was loaded
     */
    @POST
    @Path("/{code}")
    public LoadReport post(
            String code,
            @QueryParam("complete") boolean complete,
            @HeaderParam("Content-Type") @Nullable String type,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            InputStream body)
            throws IOException {
        boolean csv = csv(type);
        try (var in = decoded(body, encoding)) {
            return loading.load(
                    code,
                    in,
                    csv,
                    complete,
                    identity.isAnonymous() ? null : identity.getPrincipal().getName());
        }
    }

    private static boolean csv(@Nullable String type) {
        var format = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (format.startsWith("text/csv")) {
            return true;
        }
        if (format.contains("ndjson") || format.contains("jsonl")) {
            return false;
        }
        throw new LoadRefused(415, "UNSUPPORTED_FORMAT", "Content-Type has to be text/csv or application/x-ndjson");
    }

    private static InputStream decoded(InputStream body, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(body, 1 << 16);
            default -> throw new LoadRefused(415, "UNSUPPORTED_FORMAT", "Content-Encoding has to be gzip or none");
        };
    }

    @ServerExceptionMapper
    Response refused(LoadRefused refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage())))
                .build();
    }
}
