package io.smalti.campaign.matrix;

import io.smallrye.common.annotation.Blocking;
import io.smalti.campaign.Campaigns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The whole matrix of a campaign out as a file, and in. */
@Path("/campaigns/{key}/variants")
@Blocking
public class MatrixResource {
    private static final int MOST_BYTES = 64 << 20;
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final MatrixFile file;
    private final MatrixImport imports;
    private final Campaigns campaigns;

    MatrixResource(MatrixFile file, MatrixImport imports, Campaigns campaigns) {
        this.file = file;
        this.imports = imports;
        this.campaigns = campaigns;
    }

    /** Every wording, drafted ones too: NDJSON, or CSV where {@code Accept} says so. {@code POST} reads what it writes. */
    @GET
    @RolesAllowed({"campaign", "marketer", "admin"})
    public Response get(String key, @HeaderParam("Accept") @Nullable String accept) {
        var variants = campaigns.variants(key);
        if (variants == null) {
            return unknown();
        }
        boolean csv = accept != null && accept.toLowerCase(Locale.ROOT).contains(CSV);
        return Response.ok(csv ? file.csv(variants) : file.ndjson(variants))
                .header("Content-Type", (csv ? CSV : NDJSON) + ";charset=UTF-8")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /**
     * Writes the wordings of a file: CSV ({@code text/csv}) with a header, or a JSON object a line
     * ({@code application/x-ndjson}), UTF-8, at most 64 MiB and 20,000 wordings.
     *
     * @return 200 with what became of each, bad rows by line, field and position; 4xx when nothing was written
     */
    @POST
    @RolesAllowed({"marketer", "admin"})
    public Response post(String key, @HeaderParam("Content-Type") @Nullable String type, InputStream body)
            throws IOException {
        if (campaigns.byKey(key) == null) {
            return unknown();
        }
        var text = text(body.readNBytes(MOST_BYTES + 1));
        var format = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (format.startsWith(CSV)) {
            return json(200, imports.csv(key, text));
        }
        if (format.contains("ndjson") || format.contains("jsonl")) {
            return json(200, imports.ndjson(key, text));
        }
        throw new MatrixRefused("UNSUPPORTED_FORMAT", "Content-Type has to be text/csv or application/x-ndjson");
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new MatrixRefused("TOO_LONG", "A file has at most 64 MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MatrixRefused("BROKEN_TEXT", "The file is not UTF-8");
        }
    }

    private static Response unknown() {
        return json(404, Map.of("code", "UNKNOWN_CAMPAIGN", "message", "There is no campaign with this key"));
    }

    private static Response json(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(entity)
                .build();
    }

    @ServerExceptionMapper
    Response refused(MatrixRefused refusal) {
        return json(400, Map.of("errors", refusal.facts()));
    }
}
