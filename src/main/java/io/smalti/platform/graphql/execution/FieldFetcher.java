package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smalti.platform.graphql.columns.Accessor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a plain field straight from its record component, without a context or an environment of its own. */
record FieldFetcher(Accessor accessor, Output output) implements Accessor, LightDataFetcher<@Nullable Object> {
    @Override
    public @Nullable Object read(Object source) throws Exception {
        var value = accessor.read(source);
        return output == Output.AS_IT_IS ? value : output.of(value, null);
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition definition, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        return read(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return Accessor.super.get(environment);
    }
}
