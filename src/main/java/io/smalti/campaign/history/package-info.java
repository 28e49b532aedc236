/**
 * What became of campaigns, version by version: what was changed, when, and by whom. It changes nothing and holds no texts
 * (what a wording said before is with the wording). Its data are told by the mutations, inside their transactions.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.history;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
