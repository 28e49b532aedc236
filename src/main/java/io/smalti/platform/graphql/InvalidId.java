package io.smalti.platform.graphql;

import io.smalti.platform.DomainException;
import org.jspecify.annotations.Nullable;

/** The text is not an id, or one of another type than asked for. */
public final class InvalidId extends DomainException {
    private static final long serialVersionUID = 1L;

    InvalidId(String id, @Nullable String type) {
        super("'%s' is not the id of a %s".formatted(shortened(id), type == null ? "node" : type));
    }

    private static String shortened(String id) {
        return id.length() <= 60 ? id : id.substring(0, 60) + "…";
    }
}
