@NullMarked
package dev.bowline.contract.key;

import org.jspecify.annotations.NullMarked;
