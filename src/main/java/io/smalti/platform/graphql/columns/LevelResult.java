package io.smalti.platform.graphql.columns;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that stays in columns until somebody writes it, or asks for it as maps. */
public final class LevelResult implements ExecutionResult {
    private static final long serialVersionUID = 1L;
    private static final Object UNTOUCHED = new Object();

    private final transient @Nullable Level root;
    private final List<GraphQLError> errors;
    private final transient @Nullable Map<Object, Object> extensions;

    LevelResult(@Nullable Level root, List<GraphQLError> errors, @Nullable Map<Object, Object> extensions) {
        this.root = root;
        this.errors = errors;
        this.extensions = extensions;
    }

    /** Writes the value of {@code data} as JSON. */
    public void writeData(JsonBytes out) {
        if (root == null) {
            out.ascii("null");
        } else {
            LevelWriter.object(out, root, 0);
        }
    }

    /** Whether not one of the fields asked for has a value. */
    public boolean isAllNull() {
        if (root == null) {
            return true;
        }
        for (var column : root.columns) {
            if (!column.isNull(0, 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<GraphQLError> getErrors() {
        return errors;
    }

    @Override
    public boolean isDataPresent() {
        return true;
    }

    @Override
    public @Nullable Map<Object, Object> getExtensions() {
        return extensions;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T getData() {
        return (T) (root == null ? null : map(root, 0));
    }

    @Override
    public Map<String, Object> toSpecification() {
        var specification = new LinkedHashMap<String, Object>();
        if (!errors.isEmpty()) {
            specification.put(
                    "errors", errors.stream().map(GraphQLError::toSpecification).toList());
        }
        specification.put("data", getData());
        if (extensions != null) {
            specification.put("extensions", extensions);
        }
        return specification;
    }

    /** Keeps the columns unless the change puts other data in their place. */
    @Override
    public ExecutionResult transform(Consumer<Builder<?>> change) {
        var builder = ExecutionResult.newExecutionResult().data(UNTOUCHED).errors(errors);
        if (extensions != null) {
            builder.extensions(extensions);
        }
        change.accept(builder);
        var changed = builder.build();
        return changed.getData() == UNTOUCHED
                ? new LevelResult(root, changed.getErrors(), changed.getExtensions())
                : changed;
    }

    private static Map<String, @Nullable Object> map(Level level, int object) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var column : level.columns) {
            map.put(column.plan.name(), value(column, 0, object));
        }
        return map;
    }

    private static @Nullable Object value(Column column, int layer, int slot) {
        if (column.isNull(layer, slot)) {
            return null;
        }
        if (layer < column.counts.length) {
            int start = column.starts[layer][slot];
            int count = column.counts[layer][slot];
            var list = new ArrayList<@Nullable Object>(count);
            for (int i = start; i < start + count; i++) {
                list.add(value(column, layer + 1, i));
            }
            return list;
        }
        var value = column.values[slot];
        return value instanceof Level level ? map(level, column.numbers[slot]) : value;
    }
}
