/**
 * A campaign as marketers see it: lifestyle types by age bands, what each cell says by itself or by whom it falls back on,
 * how many people stand behind it, and which to write next; and the whole of it as a file. It chooses and writes nothing by
 * itself. Its data are the compiled campaign and the audience as it is now.
 */
@NullMarked
@DefaultNonNull
package io.smalti.campaign.matrix;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;
