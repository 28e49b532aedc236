package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.transformation.NumberTransformer;
import io.smallrye.graphql.transformation.Transformer;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What becomes of a Java value before it is written: mostly nothing; a date, for example, becomes text. */
@FunctionalInterface
interface Output {
    @Nullable
    Object of(@Nullable Object value, @Nullable DataFetchingEnvironment environment) throws Exception;

    Output AS_IT_IS = (value, environment) -> value;

    static Output of(Field field) {
        if (isUnusual(field)) {
            var conversion = new FieldHelper(field);
            return conversion::transformOrAdaptResponse;
        }
        var reference = field.getReference();
        var transformer = reference.getType() == ReferenceType.SCALAR
                        && !reference.getClassName().equals(reference.getGraphQLClassName())
                ? Transformer.transformer(field)
                : null;
        if (transformer == null || transformer instanceof NumberTransformer) {
            return AS_IT_IS;
        }
        @SuppressWarnings("unchecked")
        var conversion = (Transformer<Object, Object>) transformer;
        return (value, environment) -> converted(value, conversion);
    }

    /** Maps, optionals and whatever a feature adapts are left to SmallRye. */
    private static boolean isUnusual(Field field) {
        boolean wrapped = false;
        for (var wrapper = field.getWrapper(); wrapper != null; wrapper = wrapper.getWrapper()) {
            wrapped |= !wrapper.isCollection();
        }
        return wrapped
                || field.isAdaptingTo()
                || field.isAdaptingWith()
                || field.getReference().isAdaptingTo()
                || field.getReference().isAdaptingWith();
    }

    private static @Nullable Object converted(@Nullable Object value, Transformer<Object, Object> conversion)
            throws Exception {
        if (value instanceof Collection<?> values) {
            var all = new ArrayList<@Nullable Object>(values.size());
            for (var each : values) {
                all.add(converted(each, conversion));
            }
            return all;
        }
        return value == null ? null : conversion.out(value);
    }
}
