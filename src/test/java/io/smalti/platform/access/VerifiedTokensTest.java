package io.smalti.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final AuthenticationRequestContext CONTEXT = new AuthenticationRequestContext() {
        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
            return Uni.createFrom().item(work);
        }
    };

    private final Hands hands = new Hands();
    private final VerifiedTokens tokens = new VerifiedTokens(hands, Duration.ofMinutes(1));

    @Test
    void knowsAVerifiedTokenUntilItExpires() {
        var identity = verified("good", NOON.plusSeconds(30));
        assertSaysTheSame(known("good"), identity);
        hands.now = NOON.plusSeconds(29);
        assertSaysTheSame(known("good"), identity);
        hands.now = NOON.plusSeconds(30);
        assertThat(known("good")).isNull();
    }

    @Test
    void keepsNothingOfTheRequestThatBroughtTheToken() {
        var identity = verified("good", NOON.plusSeconds(30));
        assertThat(identity.getAttributes()).containsKey("request");
        assertThat(known("good").getAttributes()).isEmpty();
    }

    private static void assertSaysTheSame(@Nullable SecurityIdentity known, SecurityIdentity verified) {
        assertThat(known).isNotNull();
        assertThat(known.getPrincipal()).isSameAs(verified.getPrincipal());
        assertThat(known.getRoles()).isEqualTo(verified.getRoles()).containsExactly("steward");
        assertThat(known.getCredentials()).isEqualTo(verified.getCredentials()).hasSize(1);
        assertThat(known.isAnonymous()).isFalse();
    }

    @Test
    void leavesWhatItHasNotSeenToTheNextMechanism() {
        verified("good", NOON.plusSeconds(30));
        assertThat(known("gooe")).isNull();
        assertThat(tokens.known("good")).isNull();
        assertThat(tokens.known(null)).isNull();
    }

    @Test
    void forgetsATokenThatSaysNotHowLongItIsGood() {
        verified("endless", Instant.EPOCH);
        assertThat(known("endless")).isNull();
    }

    @Test
    void remembersNothingWhenToldSo() {
        var forgetful = new VerifiedTokens(hands, Duration.ZERO);
        forgetful
                .augment(identity("good", NOON.plusSeconds(30)), CONTEXT)
                .await()
                .indefinitely();
        assertThat(asked(forgetful, "good")).isNull();
    }

    private SecurityIdentity verified(String token, Instant expires) {
        var identity = identity(token, expires);
        assertThat(tokens.augment(identity, CONTEXT).await().indefinitely()).isSameAs(identity);
        return identity;
    }

    private @Nullable SecurityIdentity known(String token) {
        return asked(tokens, token);
    }

    private static @Nullable SecurityIdentity asked(VerifiedTokens tokens, String token) {
        return tokens.known("Bearer " + token);
    }

    private static SecurityIdentity identity(String token, Instant expires) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Claims(expires))
                .addRole("steward")
                .addCredential(new AccessTokenCredential(token))
                .addAttribute("request", "all of it")
                .build();
    }

    private record Claims(Instant expires) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T getClaim(String name) {
            return (T) (Long) expires.getEpochSecond();
        }
    }

    /** A clock whose hands the test moves. */
    private static final class Hands extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
