/**
 * What was asked of this host and refused, or done at its shell: one JSON line each, and all of
 * them told to the cloud's audit trail.
 */
@NullMarked
package dev.bowline.host.audit;

import org.jspecify.annotations.NullMarked;
