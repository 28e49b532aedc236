/**
 * A made-up company to try the product with: Lommera, a Belgian retailer for home and garden, with its customers,
 * segments, personas and campaigns. It is active only by configuration and never touches a database that holds real
 * customers. People are drawn from the distributions of the built-in typology, names and wares from resources.
 */
@NullMarked
package io.smalti.demo;

import org.jspecify.annotations.NullMarked;
