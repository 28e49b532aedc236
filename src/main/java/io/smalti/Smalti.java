package io.smalti;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smalti.platform.dev.DevDatabase;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service once what it cannot do without is there. */
@QuarkusMain
public class Smalti {
    private static final String URL = "quarkus.datasource.jdbc.url";

    public static void main(String... arguments) {
        if (ConfigProvider.getConfig().getOptionalValue(URL, String.class).isEmpty()) {
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
                System.err.println("Smalti needs a database: set QUARKUS_DATASOURCE_JDBC_URL, for example "
                        + "jdbc:postgresql://db/smalti, with QUARKUS_DATASOURCE_USERNAME and _PASSWORD.");
                System.exit(1);
            }
            System.setProperty(URL, DevDatabase.start(Path.of("target/postgres")));
        }
        Quarkus.run(arguments);
    }
}
