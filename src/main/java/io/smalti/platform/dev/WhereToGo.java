package io.smalti.platform.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.graphql.Role;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the developer where to go next, once per run. */
@IfBuildProfile("dev")
class WhereToGo {
    private static final String TOLD = "smalti.dev.told";

    void tell(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        if (System.setProperty(TOLD, "true") != null) {
            return;
        }
        var tokens = DevTokens.in(Path.of("target"));
        var list = Arrays.stream(Role.values())
                .map(role -> "%s %s".formatted(role.name().toLowerCase(Locale.ROOT), tokens.of(role)))
                .collect(Collectors.joining("\n\n  "));
        System.out.printf("""

                Smalti is there. Without a token you are an admin.
                  tour      http://localhost:%1$d/                  the queries of README.md, one click each
                  GraphiQL  http://localhost:%1$d/q/graphql-ui/
                  health    http://localhost:%1$d/q/health
                  metrics   http://localhost:%1$d/q/metrics
                To see what a role sees, send one of these as 'Authorization: Bearer …':
                  %2$s

                """, port, list);
    }
}
