@NullMarked
package dev.bowline.cloud.lambda;

import org.jspecify.annotations.NullMarked;
