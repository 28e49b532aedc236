package io.smalti.platform.graphql.columns;

import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.ExecutionStepInfoFactory;
import graphql.execution.ResultPath;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** graphql-java's description of a place in the execution, made only for those who ask: errors and foreign fetchers. */
final class StepInfos {
    private static final ExecutionStepInfoFactory FACTORY = new ExecutionStepInfoFactory();

    private StepInfos() {}

    static ExecutionStepInfo of(ExecutionContext context, Column column, int layer, int slot) {
        return of(context, column, layer, slot, null);
    }

    static ExecutionStepInfo of(
            ExecutionContext context,
            Column column,
            int layer,
            int slot,
            @Nullable Supplier<Map<String, Object>> arguments) {
        if (layer > 0) {
            int holder = column.holder(layer, slot);
            return FACTORY.newExecutionStepInfoForListElement(
                    of(context, column, layer - 1, holder, arguments), Paths.of(column, layer, slot));
        }
        var plan = column.plan;
        return ExecutionStepInfo.newExecutionStepInfo()
                .type(plan.definition().getType())
                .fieldDefinition(plan.definition())
                .fieldContainer(plan.parent())
                .field(plan.field())
                .path(Paths.of(column, 0, slot))
                .parentInfo(of(context, column.owner, slot))
                .arguments(() -> graphql.collect.ImmutableMapWithNullValues.copyOf(
                        arguments == null ? Map.of() : arguments.get()))
                .build();
    }

    private static ExecutionStepInfo of(ExecutionContext context, Level level, int object) {
        var parent = level.parent;
        if (parent == null) {
            return ExecutionStepInfo.newExecutionStepInfo()
                    .type(level.selection.type())
                    .path(ResultPath.rootPath())
                    .build();
        }
        return of(context, parent, parent.plan.shape().lists(), level.slot(object))
                .changeTypeWithPreservedNonNull(level.selection.type());
    }
}
