package io.smalti.platform.graphql.http;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smalti.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All audits of the npm package graphql-http, by node, where there is one. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditTest {
    private static final Path AUDIT = Path.of("src/test/audit");
    private static final Path FOLDER = Path.of("target/audit");

    @Test
    void passesAllAuditsOfGraphqlHttp() throws Exception {
        assumeTrue(runs("node", "--version"), "the audits of graphql-http need node, and there is none");
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "audit.mjs")) {
            Files.copy(AUDIT.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(
                Files.exists(FOLDER.resolve("node_modules/graphql-http"))
                        || runs("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
                "the audits of graphql-http need the npm registry, and it cannot be reached");
        var log = Files.createTempFile("audit", ".log");
        var audit = new ProcessBuilder("node", "audit.mjs", "http://localhost:" + RestAssured.port + "/graphql")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(audit.waitFor(2, MINUTES)).isTrue();
        assertThat(Files.readString(log)).isEqualToIgnoringNewLines("61 of 61 audits passed");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Files.exists(FOLDER) ? FOLDER.toFile() : null)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
