/** What a rotation of the vault promises. */
@NullMarked
package dev.bowline.cloud.rotation;

import org.jspecify.annotations.NullMarked;
