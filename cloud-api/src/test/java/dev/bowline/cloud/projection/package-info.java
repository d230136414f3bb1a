@NullMarked
package dev.bowline.cloud.projection;

import org.jspecify.annotations.NullMarked;
