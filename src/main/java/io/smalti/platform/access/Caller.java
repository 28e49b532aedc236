package io.smalti.platform.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.smalti.platform.graphql.Role;
import jakarta.enterprise.context.RequestScoped;

/** The one on whose behalf this request runs. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the caller has one of the roles; an admin has them all. */
    public boolean has(Role... anyOf) {
        return (roles() & Roles.mask(anyOf)) != 0;
    }

    /** The name in the token ({@code upn}, {@code preferred_username} or {@code sub}); for the record of who did what. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** One bit per role, as in {@link Roles#mask}. */
    int roles() {
        return Roles.named(identity.getRoles());
    }
}
