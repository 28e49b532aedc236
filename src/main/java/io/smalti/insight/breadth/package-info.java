/**
 * Whether people of whom little is known are offered less: segments and variants against completeness. It counts and resolves, and
 * decides nothing. Its data are those of profiles, memberships and compiled campaigns.
 */
@DefaultNonNull
@NullMarked
package io.smalti.insight.breadth;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
