package io.smalti.platform.dev;

import io.smallrye.jwt.build.Jwt;
import io.smalti.platform.graphql.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signs tokens as an OpenID provider would, with a key of this machine that is kept in a folder, so that a token stays
 * valid over restarts.
 */
public final class DevTokens {
    private static final String ISSUER = "https://smalti.dev";
    private static final Duration VALID = Duration.ofDays(180);

    private final PrivateKey key;
    private final String publicKey;

    private DevTokens(RSAPrivateCrtKey key) throws GeneralSecurityException {
        this.key = key;
        var modulus = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        this.publicKey = Base64.getEncoder()
                .encodeToString(
                        KeyFactory.getInstance("RSA").generatePublic(modulus).getEncoded());
    }

    /** With the key in the folder; made when there is none. */
    public static DevTokens in(Path folder) {
        try {
            var file = folder.resolve("dev-key.pkcs8");
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                var fresh = Files.createTempFile(folder, "dev-key", null);
                Files.write(fresh, generate());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            var spec = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
            return new DevTokens(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code quarkus.oidc.public-key} takes it. */
    public String publicKey() {
        return publicKey;
    }

    /** A token of a made-up person with these roles. */
    public String of(Role... roles) {
        var names = Arrays.stream(roles)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return signed(names, ISSUER, Instant.now().plus(VALID));
    }

    /** A token with everything that can be wrong with one. */
    public String signed(Set<String> groups, String issuer, Instant expires) {
        return Jwt.issuer(issuer)
                .subject("dev-" + String.join("-", groups))
                .upn("dev-" + String.join("-", groups))
                .groups(groups)
                .issuedAt(expires.minus(VALID))
                .expiresAt(expires)
                .sign(key);
    }

    private static byte[] generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }
}
