/** What a native binary needs told differently from the JVM. */
@NullMarked
package io.smalti.platform.nativeimage;

import org.jspecify.annotations.NullMarked;
