/** Hand-written stand-ins for what is outside the agent. */
@NullMarked
package dev.bowline.host.testing;

import org.jspecify.annotations.NullMarked;
