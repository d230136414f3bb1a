@NullMarked
package dev.bowline.cloud;

import org.jspecify.annotations.NullMarked;
