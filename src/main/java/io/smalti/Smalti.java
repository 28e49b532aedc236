package io.smalti;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.Locale;

/** Starts the service once what it cannot do without is there. */
@QuarkusMain
public class Smalti {
    public static void main(String... arguments) {
        refuseWithout(
                "Smalti needs a database: set QUARKUS_DATASOURCE_JDBC_URL, for example jdbc:postgresql://db/smalti, "
                        + "with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.",
                "quarkus.datasource.jdbc.url");
        refuseWithout(
                "Smalti needs to know whose tokens to trust: set QUARKUS_OIDC_AUTH_SERVER_URL to your OpenID provider, "
                        + "for example https://login.example.com/realms/shop, or QUARKUS_OIDC_PUBLIC_KEY.",
                "quarkus.oidc.auth-server-url",
                "quarkus.oidc.public-key");
        Quarkus.run(arguments);
    }

    private static void refuseWithout(String message, String... anyOf) {
        for (var property : anyOf) {
            var variable = property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            if (!System.getenv().getOrDefault(variable, "").isBlank()) {
                return;
            }
        }
        // read anew: until Quarkus runs, a native binary has the configuration with which it was built; and only where
        // the
        // environment does not say it, for to read it takes as long as half of the rest of main
        var config = ConfigUtils.configBuilder().build();
        for (var property : anyOf) {
            if (config.getOptionalValue(property, String.class).isPresent()) {
                return;
            }
        }
        System.err.println(message);
        System.exit(1);
    }
}
