@NullMarked
package dev.bowline.cloud.publish;

import org.jspecify.annotations.NullMarked;
