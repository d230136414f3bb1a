/**
 * Rotation of the vault: a new epoch, in which everything is sealed from now on, and a sweep that
 * seals again what was sealed before.
 *
 * <p>What remains to be done is never noted: it is what does not begin with the current epoch. So a
 * rotation that was killed goes on where it stopped, and any number of instances may sweep.
 */
@NullMarked
package dev.bowline.cloud.rotation;

import org.jspecify.annotations.NullMarked;
