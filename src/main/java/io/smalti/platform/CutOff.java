package io.smalti.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * Ends every streamed answer that fails in the middle so that its reader sees it. An answer that is merely reset is ended
 * properly all the same by those above who do not know of it, and a part of a list looks like all of it.
 */
@Provider
public class CutOff implements ContainerResponseFilter {
    private final CurrentVertxRequest vertx;

    CutOff(CurrentVertxRequest vertx) {
        this.vertx = vertx;
    }

    /**
     * Closes the connection, which carries one answer at a time in HTTP/1, without sending what still waits: asked itself, it
     * would send that first, to a reader who may not read.
     */
    public static void now(RoutingContext context) {
        ((ConnectionBase) context.request().connection())
                .channelHandlerContext()
                .close();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof StreamingOutput output) {
            response.setEntity(unlessWhole(vertx.getCurrent(), output));
        }
    }

    private static StreamingOutput unlessWhole(RoutingContext context, StreamingOutput output) {
        return out -> {
            try {
                output.write(out);
            } catch (IOException | RuntimeException | Error e) {
                // before the first byte it can still be answered what is wrong
                if (context.response().headWritten()) {
                    now(context);
                }
                throw e;
            }
        };
    }
}
