package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import io.smalti.platform.graphql.Wanted;
import io.smalti.platform.graphql.columns.ColumnFetcher;
import io.smalti.platform.graphql.columns.Reading;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field whose method is called once for many sources. */
record BatchFetcher(Call call) implements ColumnFetcher, Reading {
    @Override
    public Wanted reads() {
        return call.reads();
    }

    /** Parents often share a source, such as the type of many customers: each is asked for once. */
    @Override
    public List<? extends @Nullable Object> fetch(List<Object> sources, DataFetchingEnvironment environment)
            throws Exception {
        var numbers = new IdentityHashMap<Object, Integer>(sources.size() * 2);
        var distinct = new ArrayList<>();
        for (var source : sources) {
            if (numbers.putIfAbsent(source, distinct.size()) == null) {
                distinct.add(source);
            }
        }
        var values = call.batch(distinct, environment);
        if (distinct.size() == sources.size()) {
            return values;
        }
        var all = new ArrayList<@Nullable Object>(sources.size());
        sources.forEach(source -> all.add(values.get(Objects.requireNonNull(numbers.get(source)))));
        return all;
    }

    /** A promise that {@link Batches} keeps; outside of a request of ours there are no batches, and the value itself. */
    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Batches batches = environment.getGraphQlContext().get(Batches.class);
        if (batches != null) {
            return batches.add(call, environment);
        }
        // typed before it goes into the list: getSource answers whatever is wanted of it, also an array of elements
        Object source = environment.getSource();
        var answer = call.batch(List.of(source), environment).getFirst();
        if (answer instanceof Failed failed && failed.reason() instanceof Exception reason) {
            throw reason;
        }
        return answer;
    }
}
