@NullMarked
package dev.bowline.contract.wire;

import org.jspecify.annotations.NullMarked;
