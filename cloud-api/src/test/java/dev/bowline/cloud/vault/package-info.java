/** What the vault promises. */
@NullMarked
package dev.bowline.cloud.vault;

import org.jspecify.annotations.NullMarked;
