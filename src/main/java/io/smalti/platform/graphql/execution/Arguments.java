package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smalti.platform.DomainException;
import jakarta.json.bind.JsonbException;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns the arguments of a field into those of its method. */
final class Arguments {
    private static final Logger LOG = Logger.getLogger(Arguments.class);

    private static final Pattern PROPERTY = Pattern.compile("Unable to deserialize property '(\\w+)'");

    private record Conversion(Argument argument, ArgumentHelper helper) {}

    private final List<Conversion> conversions;

    Arguments(Operation operation) {
        conversions = operation.getArguments().stream()
                .map(argument -> new Conversion(argument, new ArgumentHelper(List.of(argument))))
                .toList();
    }

    /** @param source one source, or the list of them, as the method takes it */
    @Nullable
    Object[] of(DataFetchingEnvironment environment, @Nullable Object source) {
        var values = new @Nullable Object[conversions.size()];
        for (int i = 0; i < values.length; i++) {
            var conversion = conversions.get(i);
            values[i] = conversion.argument().isSourceArgument() ? source : value(conversion, environment);
        }
        return values;
    }

    private static @Nullable Object value(Conversion conversion, DataFetchingEnvironment environment) {
        var argument = conversion.argument();
        Object value = environment.getArgument(argument.getName());
        if (value instanceof List<?> && argument.getReference().getName().equals("ID")) {
            return value; // the model takes the list itself for the id
        }
        try {
            return conversion.helper().getArguments(environment).getFirst();
        } catch (Exception e) {
            throw refusal(argument, e);
        }
    }

    /** What an input record says about its own values is for the caller; the rest is not. */
    private static DomainException refusal(Argument argument, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException fact) {
                return fact;
            }
        }
        LOG.debugf(e, "%s could not be read", argument.getName());
        return new InvalidArgument(argument.getName() + place(e));
    }

    /** Where in an input the value is, which JSON-B only tells in words. */
    private static String place(Exception e) {
        var place = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonbException && cause.getMessage() != null) {
                var property = PROPERTY.matcher(cause.getMessage());
                place.append(property.lookingAt() ? "." + property.group(1) : "");
            }
        }
        return place.toString();
    }
}
