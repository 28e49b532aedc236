package io.smalti.platform.graphql.columns;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one field for many objects at once. */
public interface ColumnFetcher extends DataFetcher<@Nullable Object> {
    /**
     * One value per source, in their order. A value may be a {@link Failed}, which is then the error of that object alone;
     * an exception is the error of each of them.
     *
     * @param environment that of the first source: arguments, field and context are the same for all
     */
    List<? extends @Nullable Object> fetch(List<Object> sources, DataFetchingEnvironment environment) throws Exception;

    /** In the place of a value that could not be had. */
    record Failed(Throwable reason) {}
}
