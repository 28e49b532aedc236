package io.smalti.testsupport;

import io.smalti.platform.dev.DevTokens;
import io.smalti.platform.graphql.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** Bearer tokens that the application under test verifies as it verifies those of any provider. */
public final class Tokens {
    public static final String ISSUER = "https://smalti.dev";
    private static final DevTokens SIGNER = DevTokens.in(Path.of("target"));

    private Tokens() {}

    public static String of(Role... roles) {
        return SIGNER.of(roles);
    }

    public static String of(Set<String> groups, String issuer, Instant expires) {
        return SIGNER.signed(groups, issuer, expires);
    }

    /** As {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        return SIGNER.publicKey();
    }
}
