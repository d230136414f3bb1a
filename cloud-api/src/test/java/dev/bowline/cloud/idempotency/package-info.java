/** What a client may send again. */
@NullMarked
package dev.bowline.cloud.idempotency;

import org.jspecify.annotations.NullMarked;
