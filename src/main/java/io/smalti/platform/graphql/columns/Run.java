package io.smalti.platform.graphql.columns;

import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.UnresolvedTypeError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.ResolveType;
import graphql.execution.UnresolvedTypeException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLObjectType;
import graphql.util.FpKit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a plan, breadth first: all levels of one depth are filled before the next depth begins, so that equal
 * fields of different branches are fetched by one call. Nulls that may not be travel up at the end, deepest level first.
 */
final class Run {
    private static final ResolveType TYPES = new ResolveType();

    private final ExecutionContext context;
    private final Failures failures;
    private final Environments environments;
    private final Fetching fetching;
    private final boolean propagate;

    Run(ExecutionContext context, ExecutionStrategyParameters root, DataFetcherExceptionHandler handler) {
        this.context = context;
        failures = new Failures(context);
        environments = new Environments(context);
        fetching = new Fetching(context, root, handler, failures, environments);
        propagate = context.propagateErrorsOnNonNullContractFailure();
    }

    LevelResult execute(Selection query) {
        var root = new Level(query, null);
        root.add(context.getRoot(), 0, context.getLocalContext());
        var all = new ArrayList<Level>();
        for (var depth = List.of(root); !depth.isEmpty(); depth = below(depth)) {
            all.addAll(depth);
        }
        boolean dead = false;
        if (propagate) {
            for (var level : all.reversed()) {
                dead = bury(level);
            }
        }
        return new LevelResult(dead ? null : root, failures.all(), null);
    }

    /** Fills the columns of these levels and answers the levels below them. */
    private List<Level> below(List<Level> depth) {
        var columns = new ArrayList<Column>();
        for (var level : depth) {
            var fields = level.selection.fields();
            level.columns = new Column[fields.size()];
            for (int i = 0; i < level.columns.length; i++) {
                level.columns[i] = new Column(fields.get(i), level);
                columns.add(level.columns[i]);
            }
        }
        var raw = fetching.fetch(columns);
        var next = new ArrayList<Level>();
        for (int i = 0; i < raw.size(); i++) {
            complete(columns.get(i), raw.get(i), next);
        }
        return next;
    }

    /** Makes null those objects of a level that lack what they must have; answers whether its last object is one. */
    private static boolean bury(Level level) {
        var dead = new boolean[level.size()];
        for (var column : level.columns) {
            propagate(column);
            if (column.plan.shape().nonNull()[0]) {
                for (int object = 0; object < dead.length; object++) {
                    dead[object] |= column.isNull(0, object);
                }
            }
        }
        var parent = level.parent;
        if (parent != null) {
            for (int object = 0; object < dead.length; object++) {
                if (dead[object]) {
                    parent.values[level.slot(object)] = null;
                }
            }
        }
        return dead[dead.length - 1];
    }

    private void complete(Column column, @Nullable Object[] raw, List<Level> next) {
        var plan = column.plan;
        for (int layer = 0; layer < plan.shape().lists(); layer++) {
            raw = spread(column, layer, raw);
        }
        if (plan.leaf() != null) {
            column.values = leaves(column, raw, plan.leaf());
        } else {
            objects(column, raw, next);
        }
    }

    /** Lays the elements of all lists of a layer side by side: the next layer. */
    private @Nullable Object[] spread(Column column, int layer, @Nullable Object[] raw) {
        var starts = new int[raw.length];
        var counts = new int[raw.length];
        column.starts[layer] = starts;
        column.counts[layer] = counts;
        var elements = new Elements();
        for (int slot = 0; slot < raw.length; slot++) {
            starts[slot] = elements.size();
            var value = element(column, layer, slot, raw[slot]);
            if (value != null && !FpKit.isIterable(value)) {
                failures.add(new TypeMismatchError(
                        Paths.of(column, layer, slot), column.plan.shape().types()[layer]));
                value = null;
            }
            if (value == null) {
                counts[slot] = Column.NULL;
                failures.nullAt(column, layer, slot);
            } else {
                elements.addAll(value);
                counts[slot] = elements.size() - starts[slot];
            }
        }
        return elements.toArray();
    }

    private @Nullable Object[] leaves(Column column, @Nullable Object[] raw, Leaf leaf) {
        int last = column.plan.shape().lists();
        var graphQlContext = context.getGraphQLContext();
        var locale = context.getLocale();
        for (int slot = 0; slot < raw.length; slot++) {
            var value = element(column, last, slot, raw[slot]);
            if (value != null) {
                try {
                    value = leaf.serialize(value, graphQlContext, locale);
                } catch (CoercingSerializeException e) {
                    failures.add(new SerializationError(Paths.of(column, last, slot), e));
                    value = null;
                }
            }
            raw[slot] = value;
            if (value == null) {
                failures.nullAt(column, last, slot);
            }
        }
        return raw;
    }

    /** An element of a list may be wrapped with errors of its own. */
    private @Nullable Object element(Column column, int layer, int slot, @Nullable Object value) {
        if (layer > 0 && value instanceof DataFetcherResult<?> result) {
            result.getErrors().forEach(failures::add);
            value = result.getData();
        }
        return value == null || value instanceof String
                ? value
                : context.getValueUnboxer().unbox(value);
    }

    private void objects(Column column, @Nullable Object[] raw, List<Level> next) {
        int last = column.plan.shape().lists();
        column.values = new @Nullable Object[raw.length];
        column.numbers = new int[raw.length];
        Map<GraphQLObjectType, Level> levels = new IdentityHashMap<>(2);
        for (int slot = 0; slot < raw.length; slot++) {
            var object = element(column, last, slot, raw[slot]);
            var type = object == null ? null : typeOf(column, last, slot, object);
            if (object == null || type == null) {
                failures.nullAt(column, last, slot);
                continue;
            }
            var level = levels.get(type);
            if (level == null) {
                level = new Level(
                        java.util.Objects.requireNonNull(column.plan.children()).of(type), column);
                levels.put(type, level);
                next.add(level);
            }
            column.values[slot] = level;
            column.numbers[slot] = level.add(object, slot, contextOf(column, slot));
        }
    }

    private static @Nullable Object contextOf(Column column, int slot) {
        if (column.contexts == null && !column.owner.hasContexts()) {
            return null;
        }
        int object = slot;
        for (int layer = column.plan.shape().lists(); layer > 0; layer--) {
            object = column.holder(layer, object);
        }
        return column.contexts != null && column.contexts[object] != null
                ? column.contexts[object]
                : column.owner.context(object);
    }

    private @Nullable GraphQLObjectType typeOf(Column column, int layer, int slot, Object object) {
        var named = column.plan.shape().named();
        if (named instanceof GraphQLObjectType type) {
            return type;
        }
        try {
            return TYPES.resolveType(
                    context, column.plan.field(), object, environments.stepInfo(column, layer, slot), named, null);
        } catch (UnresolvedTypeException e) {
            failures.add(new UnresolvedTypeError(
                    Paths.of(column, layer, slot), environments.stepInfo(column, layer, slot), e));
            return null;
        }
    }

    /** Takes nulls that may not be from the innermost elements out to the field's own value. */
    private static void propagate(Column column) {
        for (int layer = column.plan.shape().lists(); layer > 0; layer--) {
            if (!column.plan.shape().nonNull()[layer]) {
                continue;
            }
            var starts = column.starts[layer - 1];
            var counts = column.counts[layer - 1];
            for (int holder = 0; holder < starts.length; holder++) {
                for (int i = 0; i < counts[holder]; i++) {
                    if (column.isNull(layer, starts[holder] + i)) {
                        counts[holder] = Column.NULL;
                    }
                }
            }
        }
    }

    /** A growing row of list elements. */
    private static final class Elements {
        private @Nullable Object[] elements = new @Nullable Object[16];
        private int size;

        int size() {
            return size;
        }

        void addAll(Object iterable) {
            if (iterable instanceof List<?> list) {
                reserve(list.size());
            }
            for (var element : FpKit.toIterable(iterable)) {
                reserve(1);
                elements[size++] = element;
            }
        }

        private void reserve(int more) {
            if (size + more > elements.length) {
                elements = Arrays.copyOf(elements, Math.max(size + more, elements.length * 2));
            }
        }

        @Nullable
        Object[] toArray() {
            return Arrays.copyOf(elements, size);
        }
    }
}
