package io.smalti.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs in the transaction of its caller, or in one of its own, as {@link jakarta.transaction.Transactional} does: what it throws
 * unchecked takes all of it back. Within a {@link io.smalti.platform.database.Session} it only reads, by that session.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface Transactional {}
