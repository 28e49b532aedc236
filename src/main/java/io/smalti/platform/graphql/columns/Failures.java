package io.smalti.platform.graphql.columns;

import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.NonNullableFieldWasNullException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The errors of one execution. */
final class Failures {
    private final ExecutionContext context;
    private final List<GraphQLError> errors = new ArrayList<>();
    private final Set<List<Object>> paths = new HashSet<>();

    Failures(ExecutionContext context) {
        this.context = context;
    }

    void add(GraphQLError error) {
        errors.add(error);
        if (error.getPath() != null) {
            paths.add(error.getPath());
        }
    }

    /** A null in this slot; an error when its type forbids that and none has been told of the same place. */
    void nullAt(Column column, int layer, int slot) {
        var shape = column.plan.shape();
        if (!shape.nonNull()[layer]) {
            return;
        }
        var path = Paths.of(column, layer, slot);
        if (paths.add(path.toList())) {
            errors.add(new NonNullableFieldWasNullError(
                    new NonNullableFieldWasNullException(StepInfos.of(context, column, layer, slot), path)));
        }
    }

    List<GraphQLError> all() {
        if (context.getErrors().isEmpty()) {
            return errors;
        }
        var all = new ArrayList<>(context.getErrors());
        all.addAll(errors);
        return all;
    }
}
