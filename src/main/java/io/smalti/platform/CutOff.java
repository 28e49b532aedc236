package io.smalti.platform;

import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/**
 * Ends a streamed answer in the middle so that its reader sees it. An answer that is merely reset is ended properly all the
 * same by those above who do not know of it, and a part of a list looks like all of it.
 */
public final class CutOff {
    private CutOff() {}

    /**
     * Closes the connection, which carries one answer at a time in HTTP/1, without sending what still waits: asked itself, it
     * would send that first, to a reader who may not read.
     */
    public static void now(RoutingContext context) {
        ((ConnectionBase) context.request().connection())
                .channelHandlerContext()
                .close();
    }

    /** The same output, which is cut off where it fails. */
    public static StreamingOutput unlessWhole(RoutingContext context, StreamingOutput output) {
        return out -> {
            try {
                output.write(out);
            } catch (IOException | RuntimeException | Error e) {
                now(context);
                throw e;
            }
        };
    }
}
