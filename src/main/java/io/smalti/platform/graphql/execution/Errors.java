package io.smalti.platform.graphql.execution;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import io.smalti.platform.DomainException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of something that went wrong: always a code, and in words only what is meant for it. The rest
 * is in the log.
 */
final class Errors implements DataFetcherExceptionHandler {
    static final String UNAVAILABLE = "UNAVAILABLE";

    private static final Logger LOG = Logger.getLogger("io.smalti.graphql");
    private static final String CODE = "code";
    private static final String LOGGED = "last fault";
    private static final int LONGEST = 500;
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*");

    /** graphql-java repeats a literal as its syntax tree, which helps nobody; the position says where it stands. */
    private static final Pattern SYNTAX_TREE = Pattern.compile("(?s) with value '\\w+Value\\{.*\\}'(?= )");

    private record Told(String code, String message) {}

    private static final Told INTERNAL = new Told("INTERNAL", "The server could not answer this");
    private static final Told AWAY =
            new Told(UNAVAILABLE, "The database cannot be reached at the moment; the request may be sent again");
    private static final Told TIME_LIMIT = new Told("TIME_LIMIT", "This took longer than a request may take");

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        var environment = parameters.getDataFetchingEnvironment();
        var told = told(parameters.getException());
        // a fact that was found out leaves the snapshot as it is
        if (!(parameters.getException() instanceof DomainException fact) || fact.getCause() != null) {
            Running.spoil();
        }
        if (told == INTERNAL || told == AWAY) {
            log(parameters);
        }
        var error = GraphqlErrorBuilder.newError(environment)
                .message("%s", told.message())
                .extensions(Map.of(CODE, told.code()))
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static Told told(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException fact) {
                return new Told(fact.code(), String.valueOf(fact.getMessage()));
            }
            if (cause instanceof SQLException failed) {
                return told(failed.getSQLState());
            }
            // graphql-java counts the fields of a oneOf input only when it hands the arguments out
            if (cause instanceof OneOfTooManyKeysException || cause instanceof OneOfNullValueException) {
                return new Told("VALIDATION_ERROR", String.valueOf(cause.getMessage()));
            }
        }
        return INTERNAL;
    }

    /** By PostgreSQL's SQLSTATE; a pool that has no connection to give names no state. */
    private static Told told(@Nullable String state) {
        if (state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")) {
            return AWAY;
        }
        return state.equals("57014") ? TIME_LIMIT : INTERNAL;
    }

    /** A fault that many sources of a batch share is logged once. */
    private static void log(DataFetcherExceptionHandlerParameters parameters) {
        var context = parameters.getDataFetchingEnvironment().getGraphQlContext();
        if (context.get(LOGGED) != parameters.getException()) {
            context.put(LOGGED, parameters.getException());
            LOG.errorf(parameters.getException(), "%s could not be fetched", parameters.getPath());
        }
    }

    /** The errors of a result as they may be shown. */
    static List<GraphQLError> shown(List<GraphQLError> errors) {
        var shown = new ArrayList<GraphQLError>(errors.size());
        errors.forEach(error -> shown.add(shown(error)));
        return shown;
    }

    private static GraphQLError shown(GraphQLError error) {
        var extensions = error.getExtensions();
        if (extensions != null && extensions.containsKey(CODE)) {
            return error;
        }
        return switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> told(error, new Told("SYNTAX_ERROR", harmless(error.getMessage())));
            case ErrorType.ValidationError -> told(error, new Told("VALIDATION_ERROR", harmless(error.getMessage())));
            case ErrorType.OperationNotSupported ->
                told(error, new Told("VALIDATION_ERROR", harmless(error.getMessage())));
            case ErrorClassification other
            when other.toString().equals("BadFaithIntrospection") ->
                told(error, new Told("TOO_COSTLY", error.getMessage()));
            case null, default -> {
                LOG.errorf("%s: %s", error.getPath(), error.getMessage());
                yield told(error, INTERNAL);
            }
        };
    }

    private static GraphQLError told(GraphQLError error, Told told) {
        var builder =
                GraphqlErrorBuilder.newError().message("%s", told.message()).extensions(Map.of(CODE, told.code()));
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }

    private static String harmless(@Nullable String message) {
        if (message == null || CLASS_NAME.matcher(message).find()) {
            return "The document or its variables do not fit the schema";
        }
        var told = SYNTAX_TREE.matcher(message).replaceAll("");
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
    }
}
