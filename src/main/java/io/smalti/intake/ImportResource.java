package io.smalti.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smalti.customer.Source;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.InvalidId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Files in, what became of them out. */
@Path("/imports")
@Blocking
@RolesAllowed({"steward", "admin"})
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final int PAGE = 5_000;

    private final Imports imports;
    private final ImportJobs jobs;
    private final Mappings mappings;
    private final SecurityIdentity identity;

    ImportResource(Imports imports, ImportJobs jobs, Mappings mappings, SecurityIdentity identity) {
        this.imports = imports;
        this.jobs = jobs;
        this.mappings = mappings;
        this.identity = identity;
    }

    /**
     * Imports the body: CSV ({@code text/csv}) or a JSON object a line ({@code application/x-ndjson}), UTF-8, gzip or not.
     *
     * @param kind customers, orders, interactions or households
     * @param mapping name of a stored mapping; without one, columns are named as our fields are
     * @param resume id of an import that was stopped, or whose server died: the same upload goes on after the lines that
     *     are written
     * @param source CRM, WEBSHOP, …; wins over the mapping's
     * @return 200 with the report when the upload was read to its end, 400 when it is refused as a whole, 422 with the
     *     report when it failed on the way
     */
    @POST
    @Path("/{kind}")
    public Response post(
            String kind,
            @QueryParam("mapping") @Nullable String mapping,
            @QueryParam("source") @Nullable String source,
            @QueryParam("resume") @Nullable String resume,
            @HeaderParam("Content-Type") @Nullable String type,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            InputStream body)
            throws IOException {
        var wanted = ImportKind.of(kind);
        var found = mapping == null ? Mapping.plain(wanted) : mappings.find(mapping);
        if (found == null) {
            throw new ImportRefused("UNKNOWN_MAPPING", "There is no mapping of this name");
        }
        if (found.kind() != wanted) {
            throw new ImportRefused("OTHER_KIND", "The mapping is for " + found.kind());
        }
        var from = source(source, found);
        var by = identity.isAnonymous() ? null : identity.getPrincipal().getName();
        var request = new Imports.Request(
                wanted, csv(type), found, mapping, from, by, resume == null ? null : GlobalId.number(resume, "Job"));
        try (var in = decoded(body, encoding)) {
            var job = jobs.find(imports.run(request, in));
            if (job == null) {
                throw new NotFoundException();
            }
            return Response.status(job.state() == ImportJob.State.DONE ? 200 : 422)
                    .entity(ImportReport.of(job))
                    .build();
        }
    }

    @GET
    @Path("/{id}")
    public ImportReport get(String id) {
        return ImportReport.of(find(id));
    }

    /** The refused lines as CSV: line, field, reason, detail; in the order of the file. */
    @GET
    @Path("/{id}/rejections")
    @Produces("text/csv")
    public Response rejections(String id) {
        long job = find(id).key();
        StreamingOutput output = out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write("line,field,reason,detail,lineTaken\r\n");
            for (long after = 0; ; ) {
                var page = jobs.rejections(job, after, PAGE);
                for (var one : page) {
                    writer.write(one.line() + "," + cell(one.field()) + "," + one.reason() + "," + cell(one.detail())
                            + "," + !one.whole() + "\r\n");
                }
                if (page.size() < PAGE) {
                    break;
                }
                after = page.getLast().line();
            }
            writer.flush();
        };
        return Response.ok(output)
                .header("Content-Disposition", "attachment; filename=\"rejections-" + job + ".csv\"")
                .build();
    }

    @ServerExceptionMapper
    Response refused(InvalidId refusal) {
        return Refusals.response(refusal);
    }

    private ImportJob find(String id) {
        var job = jobs.find(GlobalId.number(id, "Job"));
        if (job == null) {
            throw new NotFoundException();
        }
        return job;
    }

    private static Source source(@Nullable String wanted, Mapping mapping) {
        if (wanted == null && mapping.source() != null) {
            return mapping.source();
        }
        try {
            return Source.valueOf(wanted == null ? "" : wanted.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ImportRefused(
                    "UNKNOWN_SOURCE", "source= has to be one of CRM, WEBSHOP, SURVEY, PARTNER; or the mapping says it");
        }
    }

    private static boolean csv(@Nullable String type) {
        var text = type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "");
        if (text.contains("charset=") && !text.contains("charset=utf-8") && !text.contains("charset=\"utf-8\"")) {
            throw new ImportRefused("UNSUPPORTED_FORMAT", "Files have to be UTF-8");
        }
        return switch (text.split(";", 2)[0]) {
            case "text/csv" -> true;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> false;
            default ->
                throw new ImportRefused(
                        "UNSUPPORTED_FORMAT", "Content-Type has to be text/csv or application/x-ndjson");
        };
    }

    private static InputStream decoded(InputStream body, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(body, 1 << 16);
            default -> throw new ImportRefused("UNSUPPORTED_FORMAT", "Content-Encoding has to be gzip or none");
        };
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }
}
