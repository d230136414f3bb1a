/** What the host tells the cloud of itself. */
@NullMarked
package dev.bowline.host.inventory;

import org.jspecify.annotations.NullMarked;
