/** Paired devices as members manage them. Their truth is in PostgreSQL. */
@NullMarked
package dev.bowline.cloud.device;

import org.jspecify.annotations.NullMarked;
