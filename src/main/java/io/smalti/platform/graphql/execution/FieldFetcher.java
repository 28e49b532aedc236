package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smalti.platform.graphql.columns.Accessor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a plain field straight from its record component, without a context or an environment of its own. */
final class FieldFetcher implements Accessor, LightDataFetcher<@Nullable Object> {
    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private final MethodHandle accessor;
    private final Output output;

    FieldFetcher(Class<?> owner, Field field) {
        var lookup = MethodHandles.publicLookup();
        try {
            var member = field.getMethodName() == null
                    ? lookup.unreflectGetter(owner.getField(field.getPropertyName()))
                    : lookup.unreflect(owner.getMethod(field.getMethodName()));
            accessor = member.asType(READ);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner.getName() + "." + field.getName() + " cannot be read", e);
        }
        output = Output.of(field);
    }

    @Override
    public @Nullable Object read(Object source) throws Exception {
        try {
            var value = (Object) accessor.invokeExact(source);
            return output == Output.AS_IT_IS ? value : output.of(value, null);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
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
