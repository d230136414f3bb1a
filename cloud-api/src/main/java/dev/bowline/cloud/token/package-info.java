/**
 * Bearer tokens: made in the panel, shown once, kept as a hash, good for reading alone. A revoked
 * one stays revoked and is refused on its next request.
 */
@NullMarked
package dev.bowline.cloud.token;

import org.jspecify.annotations.NullMarked;
