@NullMarked
package dev.bowline.host.bandwidth;

import org.jspecify.annotations.NullMarked;
