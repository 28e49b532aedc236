package io.smalti.platform.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smalti.platform.graphql.Role;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Spares every {@code @RolesAllowed} the word admin. */
@Singleton
class AdminHasAllRoles implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!identity.hasRole(Roles.name(Role.ADMIN))) {
            return Uni.createFrom().item(identity);
        }
        var all = Arrays.stream(Role.values()).map(Roles::name).collect(Collectors.toSet());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity).addRoles(all).build());
    }
}
