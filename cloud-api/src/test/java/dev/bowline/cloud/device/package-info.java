@NullMarked
package dev.bowline.cloud.device;

import org.jspecify.annotations.NullMarked;
