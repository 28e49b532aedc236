package io.smalti.intake;

import io.smalti.platform.DomainException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How a refusal looks over HTTP: a code for programs, a message for people. */
class Refusals {
    @ServerExceptionMapper
    Response refused(ImportRefused refusal) {
        return response(refusal);
    }

    static Response response(DomainException refusal) {
        int status = refusal.code().equals("UNSUPPORTED_FORMAT") ? 415 : 400;
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage())))
                .build();
    }
}
