/**
 * Lists of addresses that must not be used: filled one by one or by file, and emptied with a reason. Whether a message may
 * be sent is not decided here. Its data come from the company's stewards and from the registers that countries keep;
 * addresses are kept as hashes only.
 */
@NullMarked
@DefaultNonNull
package io.smalti.permission.register;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
