@NullMarked
package dev.bowline.cloud.bandwidth;

import org.jspecify.annotations.NullMarked;
