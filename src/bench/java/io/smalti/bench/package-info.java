/**
 * Measurements, each beside something to compare it with, on the same machine in the same minute. They are no tests:
 * {@code ./mvnw -Pbench verify} builds the application, starts it as its users do on a PostgreSQL of its own with the
 * demo company in it, prints a table per benchmark and keeps it as JSON below {@code target/bench}.
 * {@code -Dbench=deep,single} names some of them, {@code -Dcustomers=1000000} makes the company larger.
 */
@NullMarked
package io.smalti.bench;

import org.jspecify.annotations.NullMarked;
