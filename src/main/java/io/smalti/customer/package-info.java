/**
 * Customers and organisations: who they are in five facets, where each value comes from, and what they did with us.
 * It does not group them (segment) and does not read files (intake); the rules of a typology stay in typology.
 * Its data comes from upserts, orders and interactions, and lives in the tables of V02, V03 and V04.
 */
@DefaultNonNull
@NullMarked
package io.smalti.customer;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
