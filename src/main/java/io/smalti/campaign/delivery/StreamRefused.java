package io.smalti.campaign.delivery;

import io.smalti.platform.DomainException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A stream that cannot begin. */
final class StreamRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    StreamRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    Response response() {
        var response = Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("code", code, "message", String.valueOf(getMessage())));
        return (status == 503 ? response.header("Retry-After", "30") : response).build();
    }
}
