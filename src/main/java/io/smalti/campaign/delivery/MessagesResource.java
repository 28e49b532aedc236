package io.smalti.campaign.delivery;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.InvalidLanguage;
import io.smalti.customer.Channel;
import io.smalti.platform.CutOff;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.InvalidId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The messages of a whole audience as one stream. */
@Path("/campaigns")
@Blocking
@RolesAllowed({"campaign", "marketer", "admin"})
public class MessagesResource {
    private static final int BUFFER = 1 << 16;

    private final MessageStream stream;
    private final DeliveryLog log;
    private final Campaigns campaigns;
    private final SecurityIdentity identity;
    private final Clock clock;
    private final Semaphore places;
    private final RunningStreams running;
    private final CurrentVertxRequest vertx;

    MessagesResource(
            MessageStream stream,
            DeliveryLog log,
            Campaigns campaigns,
            SecurityIdentity identity,
            Clock clock,
            StreamPlaces places,
            RunningStreams running,
            CurrentVertxRequest vertx) {
        this.stream = stream;
        this.log = log;
        this.campaigns = campaigns;
        this.identity = identity;
        this.clock = clock;
        this.places = places.free();
        this.running = running;
        this.vertx = vertx;
    }

    /**
     * Streams the messages in the order of the customers' keys: NDJSON, or CSV where {@code Accept} says so; gzip where
     * {@code Accept-Encoding} does. Nothing is recorded as sent: see {@code recordSendings}.
     *
     * @param channel needed, for example EMAIL
     * @param language BCP 47 tag to be used instead of each person's own
     * @param at ISO 8601 moment of sending; now when absent
     * @param after the {@code id} of the last message received, to go on behind it
     * @param skipped true: those without a message come too, with all reasons
     * @return 200 with the stream and the header {@code Delivery}, the id under which its progress can be asked and by which
     *     it can be stopped; a stream that breaks or is stopped ends without its last chunk
     */
    @GET
    @Path("/{key}/messages")
    public Response messages(
            String key,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("language") @Nullable String language,
            @QueryParam("at") @Nullable String at,
            @QueryParam("after") @Nullable String after,
            @QueryParam("skipped") boolean skipped,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Accept-Encoding") @Nullable String encoding) {
        var campaign = campaigns.byKey(key);
        if (campaign == null) {
            throw new StreamRefused(404, "UNKNOWN_CAMPAIGN", "There is no campaign with this key");
        }
        var by = identity.isAnonymous() ? null : identity.getPrincipal().getName();
        var request = new StreamRequest(channel(channel), language, moment(at), position(after), skipped, by);
        if (language != null && !InvalidLanguage.isTag(language)) {
            throw new StreamRefused(400, "INVALID_LANGUAGE", "language= has to be a tag such as nl or nl-BE");
        }
        boolean csv = csv(accept);
        boolean gzip = encoding != null && encoding.toLowerCase(Locale.ROOT).contains("gzip");
        if (!places.tryAcquire()) {
            throw new StreamRefused(503, "TOO_MANY_STREAMS", "As many streams as are allowed are running; come back");
        }
        long delivery = begun(campaign, request);
        var context = vertx.getCurrent();
        StreamingOutput output = out -> {
            var stream = running.begin(delivery, () -> CutOff.now(context));
            // what is written to a closed connection is dropped without a word
            context.addEndHandler(ended -> {
                if (ended.failed()) {
                    stream.stop(DeliveryState.BROKEN);
                }
            });
            try {
                write(key, request, stream, out, csv, gzip);
            } finally {
                running.end(stream);
                places.release();
            }
        };
        var response = Response.ok(output)
                .header("Content-Type", csv ? MessageWriter.CSV + ";charset=UTF-8" : MessageWriter.NDJSON)
                .header("Cache-Control", "private, no-store")
                .header("Vary", "Accept, Accept-Encoding")
                .header("Delivery", GlobalId.of("Delivery", delivery));
        return (gzip ? response.header("Content-Encoding", "gzip") : response).build();
    }

    private long begun(CompiledCampaign campaign, StreamRequest request) {
        try {
            return log.begin(campaign.campaign(), request);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void write(
            String key, StreamRequest request, RunningStream running, OutputStream out, boolean csv, boolean gzip)
            throws IOException {
        var target = new BufferedOutputStream(gzip ? new FastGzip(out) : out, BUFFER);
        stream.write(key, request, running, csv ? new CsvMessages(target) : new NdjsonMessages(target));
        target.close();
    }

    /** As fast as a network: texts of a campaign repeat themselves, so little is lost. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static Channel channel(@Nullable String channel) {
        try {
            return Channel.valueOf(channel == null ? "" : channel.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new StreamRefused(400, "UNKNOWN_CHANNEL", "channel= has to be a channel, for example EMAIL");
        }
    }

    private Instant moment(@Nullable String at) {
        try {
            return at == null ? clock.instant() : Instant.parse(at);
        } catch (DateTimeException e) {
            throw new StreamRefused(400, "INVALID_MOMENT", "at= has to be a moment such as 2026-11-22T07:00:00Z");
        }
    }

    private static long position(@Nullable String after) {
        try {
            return after == null ? 0 : GlobalId.number(after, "Customer");
        } catch (InvalidId e) {
            throw new StreamRefused(400, "INVALID_CURSOR", "after= has to be the id of a message received");
        }
    }

    private static boolean csv(@Nullable String accept) {
        var wanted = accept == null ? "*/*" : accept.toLowerCase(Locale.ROOT);
        if (wanted.contains("ndjson") || wanted.contains("*/*") && !wanted.contains("text/csv")) {
            return false;
        }
        if (wanted.contains("text/csv")) {
            return true;
        }
        throw new StreamRefused(406, "NOT_ACCEPTABLE", "There are application/x-ndjson and text/csv");
    }

    @ServerExceptionMapper
    Response refused(StreamRefused refusal) {
        return refusal.response();
    }
}
