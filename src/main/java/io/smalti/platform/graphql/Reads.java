package io.smalti.platform.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The components of its source that the resolver of a field reads. The others may be null then, because nobody asked for
 * them: a resolver that reads more than it says fails. Without this it may read everything.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reads {
    String[] value();
}
