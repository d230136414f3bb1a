@NullMarked
package dev.bowline.cloud.platform;

import org.jspecify.annotations.NullMarked;
