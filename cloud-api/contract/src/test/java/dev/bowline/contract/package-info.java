@NullMarked
package dev.bowline.contract;

import org.jspecify.annotations.NullMarked;
