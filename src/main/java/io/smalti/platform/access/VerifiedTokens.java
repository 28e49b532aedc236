package io.smalti.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Knows again the tokens whose signature was verified a short while ago: verifying one costs more than all else that a
 * small request does. A token is never good for longer than it says itself; a signing key that is withdrawn is for
 * {@code smalti.tokens.remembered}.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {
    private static final int MOST = 10_000;
    /** A provider that says nothing, such as that of OpenID Connect, is asked right after the system's first. */
    private static final int BEFORE_OTHERS = SYSTEM_FIRST + 1_000;

    private record Verified(SecurityIdentity identity, Instant expires) {}

    private final Clock clock;
    private final Cache<String, Verified> known;

    VerifiedTokens(
            Clock clock,
            @ConfigProperty(name = "smalti.tokens.remembered", defaultValue = "PT1M") java.time.Duration remembered) {
        this.clock = clock;
        known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(remembered)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return BEFORE_OTHERS;
    }

    /** Null makes the next provider, OpenID Connect, look at the token. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return request.getToken() instanceof AccessTokenCredential token
                ? Uni.createFrom().item(identity(token.getToken()))
                : Uni.createFrom().nullItem();
    }

    private @Nullable SecurityIdentity identity(String token) {
        var verified = known.getIfPresent(token);
        return verified != null && clock.instant().isBefore(verified.expires()) ? verified.identity() : null;
    }

    /** Called with every identity that a provider has found good. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (token != null
                && identity.getPrincipal() instanceof JsonWebToken claims
                && known.getIfPresent(token.getToken()) == null) {
            known.put(
                    token.getToken(), new Verified(said(identity), Instant.ofEpochSecond(claims.getExpirationTime())));
        }
        return Uni.createFrom().item(identity);
    }

    /** What the token says and no more: the attributes of an identity hold on to the request that brought it. */
    private static SecurityIdentity said(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }
}
