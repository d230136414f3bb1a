/**
 * The servers of a tenant: how one is named, enrols, is seen, reports what it has, and goes.
 *
 * <p>Stands on {@code command}, since enrolling makes a queue and removing deletes it. Removal goes
 * queue, key, row, so that a crash in between leaves a server that can do less, and may be
 * repeated.
 */
@NullMarked
package dev.bowline.cloud.server;

import org.jspecify.annotations.NullMarked;
