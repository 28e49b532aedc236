/**
 * Measurements, each beside something to compare it with, on the same machine in the same minute. They are no tests:
 * {@code ./mvnw -Pbench verify} builds the application, starts it as its users do on a PostgreSQL of its own with the
 * demo company in it, prints a table per benchmark and keeps it as JSON below {@code target/bench}.
 * {@code -Dbench=deep,single} names some of them, {@code -Dcustomers=1000000} makes the company larger. Queries are asked of
 * the native binary too when {@code ./mvnw -Dnative -DskipTests package} has left one before; {@code -Dbinary=path} names
 * another.
 */
@NullMarked
package io.smalti.bench;

import org.jspecify.annotations.NullMarked;
