@NullMarked
package dev.bowline.cloud.metrics;

import org.jspecify.annotations.NullMarked;
