@NullMarked
package dev.bowline.cloud.ratelimit;

import org.jspecify.annotations.NullMarked;
