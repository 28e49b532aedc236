package io.smalti.platform.graphql.execution;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field whose method is called once for many sources. */
record BatchFetcher(Call call) implements DataFetcher<Object> {
    /** A promise that {@link Batches} keeps; outside of a request of ours there are no batches, and the value itself. */
    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Batches batches = environment.getGraphQlContext().get(Batches.class);
        return batches == null
                ? call.batch(List.<Object>of(environment.getSource()), environment)
                        .getFirst()
                : batches.add(call, environment);
    }
}
