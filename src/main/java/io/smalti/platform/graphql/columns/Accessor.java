package io.smalti.platform.graphql.columns;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a field from the object that carries it: no arguments, no context, no waiting. */
public interface Accessor extends TrivialDataFetcher<@Nullable Object> {
    @Nullable
    Object read(Object source) throws Exception;

    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return read(Objects.requireNonNull(environment.<Object>getSource()));
    }
}
