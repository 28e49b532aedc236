/**
 * Marketers write campaigns and variants: made, revised, published, ended, each wording checked before it is kept.
 * It chooses no message and sends none. Its data are what the mutations bring; what is kept is the campaign's.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.writing;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
