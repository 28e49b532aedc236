package io.smalti.platform.graphql.execution;

import io.smallrye.graphql.schema.model.Field;
import io.smalti.platform.graphql.columns.Accessor;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * A class of its own for every plain field, which calls the method of the field as code written by hand would. They are
 * made with the schema: while a native binary is built, which compiles them like all other code. Method handles would be
 * interpreted there.
 */
final class Accessors {
    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private Accessors() {}

    /** @param owner the name of the class that has the field */
    static Accessor of(String owner, Field field) {
        try {
            var type = Class.forName(owner, false, Thread.currentThread().getContextClassLoader());
            if (field.getMethodName() == null) {
                return type.getField(field.getPropertyName())::get;
            }
            return calling(type, type.getMethod(field.getMethodName()));
        } catch (ReflectiveOperationException | LambdaConversionException e) {
            throw new IllegalStateException(owner + "." + field.getName() + " cannot be read", e);
        }
    }

    private static Accessor calling(Class<?> type, Method method)
            throws IllegalAccessException, LambdaConversionException {
        var lookup = MethodHandles.lookup();
        var handle = lookup.unreflect(method);
        var shape = MethodType.methodType(method.getReturnType(), type).wrap();
        var site = LambdaMetafactory.metafactory(
                lookup, "read", MethodType.methodType(Accessor.class), READ, handle, shape);
        try {
            return (Accessor) site.getTarget().invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
