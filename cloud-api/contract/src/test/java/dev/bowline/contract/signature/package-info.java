@NullMarked
package dev.bowline.contract.signature;

import org.jspecify.annotations.NullMarked;
