@NullMarked
package dev.bowline.cloud.framing;

import org.jspecify.annotations.NullMarked;
