package io.smalti.platform.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Parses documents, refuses those past the limits, validates the rest, and remembers the good ones. */
final class Documents implements PreparsedDocumentProvider {
    private final GraphQLSchema schema;
    private final Limits limits;
    private final ParserOptions parsing;
    private final Cache<String, Prepared> known;

    Documents(GraphQLSchema schema, Limits limits) {
        this.schema = schema;
        this.limits = limits;
        parsing = ParserOptions.newParserOptions()
                .maxTokens(limits.tokens())
                .maxWhitespaceTokens(20 * limits.tokens())
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .build();
        known = Caffeine.newBuilder()
                .maximumWeight(limits.documents())
                .weigher((String text, Prepared prepared) -> 1 + text.length())
                .executor(Runnable::run)
                .build();
    }

    Prepared get(String text) {
        var prepared = known.getIfPresent(text);
        if (prepared == null) {
            prepared = new Prepared(prepare(text));
            if (!prepared.entry().hasErrors()) {
                known.put(text, prepared);
            }
        }
        return prepared;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        return CompletableFuture.completedFuture(get(input.getQuery()).entry());
    }

    private PreparsedDocumentEntry prepare(String text) {
        var parsed = ParseAndValidate.parse(ExecutionInput.newExecutionInput(text)
                .locale(Locale.ENGLISH)
                .graphQLContext(context -> context.put(ParserOptions.class, parsing))
                .build());
        if (parsed.isFailure()) {
            var fault = parsed.getSyntaxException();
            return refused(
                    switch (fault) {
                        case ParseCancelledTooDeepException e ->
                            new Refused("TOO_DEEP", "The document is nested too deeply");
                        case ParseCancelledException e ->
                            new Refused(
                                    "TOO_MANY_TOKENS",
                                    "The document has more than the %,d tokens allowed".formatted(limits.tokens()));
                        case ParseCancelledTooManyCharsException e ->
                            new Refused(
                                    "TOO_LARGE",
                                    "The document has more than the %,d characters allowed"
                                            .formatted(parsing.getMaxCharacters()));
                        default -> fault.toInvalidSyntaxError();
                    });
        }
        Document document = parsed.getDocument();
        var shape = new Shape(document, limits.fragments());
        if (shape.aliases() > limits.aliases()) {
            return refused(new Refused(
                    "TOO_MANY_ALIASES",
                    "The document has %,d aliases; the most is %,d".formatted(shape.aliases(), limits.aliases())));
        }
        if (shape.depth() > limits.depth()) {
            return refused(new Refused(
                    "TOO_DEEP",
                    "The document is %,d levels deep; the most is %,d".formatted(shape.depth(), limits.depth())));
        }
        if (shape.fragments() > limits.fragments()) {
            return refused(new Refused(
                    "TOO_DEEP",
                    "Fragments lie in more than the %,d fragments within each other that are allowed"
                            .formatted(limits.fragments())));
        }
        var mistakes = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        return mistakes.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(mistakes);
    }

    private static PreparsedDocumentEntry refused(GraphQLError error) {
        return new PreparsedDocumentEntry(List.of(error));
    }
}
