@NullMarked
package dev.bowline.cloud.exchange;

import org.jspecify.annotations.NullMarked;
