/**
 * Executes queries a level at a time instead of a field at a time: every selection is asked once for all objects of its
 * level, and the answer is written to JSON straight from what came back.
 *
 * <pre>
 *   document ──Planner──▶ Selection       compiled once per document and per value of its conditions
 *                          │
 *   root object ─────────▶ Level ──┬─ Column "id"        one accessor call per object
 *                                  ├─ Column "segments"  one resolver call for all objects
 *                                  │     └─▶ Level (all segments of all customers) ──┬─ Column …
 *                                  └─ Column "message"   …                            └─ …
 *   all levels of one depth first, then the next; at the end nulls travel back up, and errors keep their paths
 *   Level ──LevelWriter──▶ bytes
 * </pre>
 *
 * A {@link io.smalti.platform.graphql.columns.Level} is a list of objects of one concrete type; each of its
 * {@link io.smalti.platform.graphql.columns.Column}s holds one field of all of them: leaf values, or the slots of a
 * next level. A resolver may ask what the selection below it reads of the objects it answers
 * ({@link io.smalti.platform.graphql.Wanted}), and fetch no more. Schema, validation, coercion, instrumentation of fetchers and error handling stay graphql-java's; mutations
 * and subscriptions keep its strategies. Events around single fields (begin of a field, of a completion) are not emitted,
 * because there are no single fields.
 */
@NullMarked
package io.smalti.platform.graphql.columns;

import org.jspecify.annotations.NullMarked;
