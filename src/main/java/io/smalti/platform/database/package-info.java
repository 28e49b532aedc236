/**
 * The way to PostgreSQL: statements written where they are used, rows read straight into records.
 * It is not a mapper and knows no table; edited aggregates go through Panache, in the same transaction.
 * Connections come from the configured data source.
 */
@NullMarked
package io.smalti.platform.database;

import org.jspecify.annotations.NullMarked;
