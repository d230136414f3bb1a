/** A run of the whole agent without a network, from which the JVM learns what to keep ready. */
@NullMarked
package dev.bowline.host.rehearsal;

import org.jspecify.annotations.NullMarked;
