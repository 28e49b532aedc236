/**
 * What time it is and where. Rules take the time as an input and never ask a machine; whoever calls them injects
 * {@link java.time.Clock} and, for calendar days, {@link java.time.ZoneId}.
 * The zone is that of the company, from {@code smalti.zone}; a customer may have one of their own.
 */
@NullMarked
package io.smalti.platform.time;

import org.jspecify.annotations.NullMarked;
