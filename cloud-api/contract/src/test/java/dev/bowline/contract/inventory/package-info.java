@NullMarked
package dev.bowline.contract.inventory;

import org.jspecify.annotations.NullMarked;
