package io.smalti.platform.graphql;

import static io.smallrye.graphql.api.DirectiveLocation.FIELD_DEFINITION;

import io.smallrye.graphql.api.Directive;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/**
 * How many seconds the value of a field may be kept by a client or a proxy that fetched it by GET. For reference data
 * and messages to nobody in particular; a method without it makes the whole answer uncacheable.
 */
@Directive(on = FIELD_DEFINITION)
@Description("How many seconds an answer with this field may be kept when it was fetched by GET")
@Retention(RetentionPolicy.RUNTIME)
public @interface CacheFor {
    @Name("seconds")
    int value();
}
