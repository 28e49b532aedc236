package io.smalti.platform.graphql.columns;

import io.smalti.platform.graphql.Wanted;

/** A fetcher that knows what it reads of the object that has the field. */
public interface Reading {
    Wanted reads();
}
