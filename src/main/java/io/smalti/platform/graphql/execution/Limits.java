package io.smalti.platform.graphql.execution;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one request may ask for; past it the request is refused before anything is fetched. */
@ConfigMapping(prefix = "smalti.graphql")
public interface Limits {
    /** Levels of fields below the operation, introspection apart. */
    @WithDefault("15")
    int depth();

    /** Fields in the answer, lists counted with the size that was asked for; see {@link Cost}. */
    @WithDefault("20000")
    int cost();

    /** Fragments within fragments. */
    @WithDefault("50")
    int fragments();

    /** Aliases in the document. */
    @WithDefault("100")
    int aliases();

    /** Words and signs in the document. */
    @WithDefault("10000")
    int tokens();

    /** From the arrival of a request to the last field that may still be fetched for it. */
    @WithDefault("10s")
    Duration time();

    /** Of a request's body. */
    @WithDefault("5M")
    MemorySize body();

    /** Of long answers that clients have not taken yet, all together; beyond it the next waits, and clients at a halt are cut off. */
    @WithDefault("32M")
    MemorySize unsent();

    /** How many entries a list without an argument for its size is taken to have. */
    @WithDefault("5")
    int list();

    /** Characters of documents whose parsed form is kept. */
    @WithDefault("1000000")
    int documents();

    /** Whether queries are executed a level at a time; otherwise field by field, as graphql-java does. */
    @WithDefault("true")
    boolean byColumn();
}
