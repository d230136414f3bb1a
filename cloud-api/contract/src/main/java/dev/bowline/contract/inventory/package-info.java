/** What a host says of itself: facts, services. */
@NullMarked
package dev.bowline.contract.inventory;

import org.jspecify.annotations.NullMarked;
