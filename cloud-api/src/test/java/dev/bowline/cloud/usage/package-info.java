@NullMarked
package dev.bowline.cloud.usage;

import org.jspecify.annotations.NullMarked;
