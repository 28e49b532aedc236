package io.smalti.platform.graphql.columns;

import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.ValuesResolver;
import graphql.execution.directives.QueryDirectivesImpl;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.DataFetchingFieldSelectionSetImpl;
import graphql.util.FpKit;
import java.util.Map;
import java.util.function.Supplier;

/** What graphql-java tells a fetcher, made from columns for those who ask. */
final class Environments {
    private final ExecutionContext context;

    Environments(ExecutionContext context) {
        this.context = context;
    }

    /** Coerced when first asked for, once. */
    Supplier<Map<String, Object>> arguments(Column column) {
        var constant = column.plan.arguments();
        if (constant != null) {
            return () -> constant;
        }
        return FpKit.intraThreadMemoize(() -> ValuesResolver.getArgumentValues(
                context.getGraphQLSchema().getCodeRegistry(),
                column.plan.definition().getArguments(),
                column.plan.field().getArguments(),
                context.getCoercedVariables(),
                context.getGraphQLContext(),
                context.getLocale()));
    }

    /** graphql-java's description of the place of a slot. */
    ExecutionStepInfo stepInfo(Column column, int layer, int slot) {
        return StepInfos.of(context, column, layer, slot, arguments(column));
    }

    /** What a fetcher is told when it is asked for one object. */
    DataFetchingEnvironment of(Column column, int object, Supplier<Map<String, Object>> arguments) {
        var plan = column.plan;
        var stepInfo = FpKit.intraThreadMemoize(() -> StepInfos.of(context, column, 0, object, arguments));
        var schema = context.getGraphQLSchema();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(context)
                .source(column.owner.objects.get(object))
                .localContext(column.owner.context(object))
                .arguments(arguments)
                .fieldDefinition(plan.definition())
                .mergedField(plan.field())
                .fieldType(plan.definition().getType())
                .executionStepInfo(stepInfo)
                .parentType(plan.parent())
                .selectionSet(DataFetchingFieldSelectionSetImpl.newCollector(
                        schema, plan.definition().getType(), () -> context.getNormalizedQueryTree()
                                .get()
                                .getNormalizedField(
                                        plan.field(),
                                        plan.parent(),
                                        stepInfo.get().getPath())))
                .queryDirectives(new QueryDirectivesImpl(
                        plan.field(),
                        schema,
                        context.getCoercedVariables(),
                        context.getNormalizedVariables(),
                        context.getGraphQLContext(),
                        context.getLocale()))
                .build();
    }
}
