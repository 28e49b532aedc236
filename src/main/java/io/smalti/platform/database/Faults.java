package io.smalti.platform.database;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How a fault of the database looks over HTTP, beside GraphQL, which says the same in its own way. */
class Faults {
    private static final Logger LOG = Logger.getLogger(Faults.class);

    @ServerExceptionMapper
    Response failed(SqlFailed fault) {
        LOG.error("a request failed", fault);
        return fault.away()
                ? response(
                        503,
                        "UNAVAILABLE",
                        "The database cannot be reached at the moment; the request may be sent again")
                : response(500, "INTERNAL", "The server could not answer this");
    }

    private static Response response(int status, String code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("code", code, "message", message))
                .build();
    }
}
