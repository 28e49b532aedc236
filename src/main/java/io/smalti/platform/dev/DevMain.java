package io.smalti.platform.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The start on a developer's machine: brings along what production is given. */
@IfBuildProfile("dev")
@QuarkusMain(name = "dev")
public class DevMain {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String KEY = "quarkus.oidc.public-key";
    private static final String OURS = "smalti.dev.postgres.url";
    private static final Path FOLDER = Path.of("target");

    public static void main(String... arguments) {
        if (given(URL) == null || System.getProperty(OURS, "").equals(given(URL))) {
            var url = DevDatabase.start(FOLDER.resolve("postgres"));
            // kept as properties: live reload runs this again in another class loader
            System.setProperty(OURS, url);
            System.setProperty(URL, url);
        }
        if (given(KEY) == null && given("quarkus.oidc.auth-server-url") == null) {
            System.setProperty(KEY, DevTokens.in(FOLDER).publicKey());
        }
        Quarkus.run(arguments);
    }

    private static @Nullable String given(String property) {
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .orElse(null);
    }
}
