package io.smalti.platform.graphql;

import static io.smallrye.graphql.api.DirectiveLocation.FIELD_DEFINITION;
import static io.smallrye.graphql.api.DirectiveLocation.OBJECT;

import io.smallrye.graphql.api.Directive;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * Which roles may read a field. On a query or mutation it decides on that field; on a record it decides on all its
 * fields that have no decision of their own. ADMIN may read everything and is not listed. A field that is not for all who
 * may read its type is nullable in the schema, whatever it is in Java.
 */
@Directive(on = {OBJECT, FIELD_DEFINITION})
@Description("Which roles may read this field, or the fields of this type; ADMIN always may")
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    @NonNull
    @Name("roles")
    Role[] value();
}
