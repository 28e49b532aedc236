package io.smalti.platform.database;

/**
 * What is said before a statement, in the same trip to the database: a trip of its own would cost as much as a short
 * statement does.
 *
 * @param sql one or more statements, with one parameter
 * @param argument for the parameter
 * @param results how many the statements answer
 */
public record Preamble(String sql, String argument, int results) {}
