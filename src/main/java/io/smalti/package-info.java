/** Smalti, a customer-profile platform: features below, in one line of dependencies, on top of the platform. */
@NullMarked
package io.smalti;

import org.jspecify.annotations.NullMarked;
