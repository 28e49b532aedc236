package io.smalti.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Knows again the tokens whose signature was verified a short while ago: verifying one costs more than all else that a
 * small request does, and finding out how to verify it as much as its look-up in the database. A token is never good for
 * longer than it says itself; a signing key that is withdrawn is for {@code smalti.tokens.remembered}.
 */
@Singleton
class VerifiedTokens implements HttpAuthenticationMechanism, SecurityIdentityAugmentor {
    private static final int MOST = 10_000;
    private static final String SCHEME = "Bearer ";

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

    /** Before OpenID Connect, which has one more than the default. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }

    /** After the other augmentors, for their work is remembered too. */
    @Override
    public int priority() {
        return -1;
    }

    /** Null makes the next mechanism, OpenID Connect, look at the request. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        return Uni.createFrom().item(known(context.request().getHeader(HttpHeaders.AUTHORIZATION)));
    }

    /** The next mechanism says what it wants to see. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    /** @param authorization as it stands in the header */
    @Nullable
    SecurityIdentity known(@Nullable String authorization) {
        var verified = authorization == null ? null : known.getIfPresent(authorization);
        return verified != null && clock.instant().isBefore(verified.expires()) ? verified.identity() : null;
    }

    /** Called with every identity that a provider has found good. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var token = identity.getCredential(AccessTokenCredential.class);
        if (token != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            known.put(
                    SCHEME + token.getToken(),
                    new Verified(said(identity), Instant.ofEpochSecond(claims.getExpirationTime())));
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
