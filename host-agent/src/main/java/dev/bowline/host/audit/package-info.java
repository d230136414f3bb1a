/** What was asked of this host and refused, or done at its shell, one JSON line each. */
@NullMarked
package dev.bowline.host.audit;

import org.jspecify.annotations.NullMarked;
