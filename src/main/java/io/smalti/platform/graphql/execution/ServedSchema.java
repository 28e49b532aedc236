package io.smalti.platform.graphql.execution;

import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Schema;
import io.smalti.platform.access.Refusable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Makes of SmallRye's schema the one that is served, with fetchers of our own, before it is built: while a native binary
 * is built, which then knows neither the names nor the annotations of methods any more and has nothing left to do when it
 * starts; and when the application starts otherwise.
 */
@Singleton
class ServedSchema {
    void make(@Observes GraphQLSchema.Builder schema, Schema model) {
        var served = Fetchers.in(Refusable.nullable(schema.build()), model);
        schema.query(served.getQueryType())
                .mutation(served.getMutationType())
                .subscription(served.getSubscriptionType())
                .clearAdditionalTypes()
                .additionalTypes(served.getAdditionalTypes())
                .codeRegistry(served.getCodeRegistry());
    }
}
