/**
 * Bulk imports over HTTP: files of customers, orders and interactions, read as streams, line by line.
 * It does not decide what a customer or an order is (customer does); it knows formats, foreign column names, and how to
 * lose nothing but the bad line.
 * Its data comes from uploads; jobs, mappings and refused lines live in the tables of V05.
 */
@DefaultNonNull
@NullMarked
package io.smalti.intake;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
