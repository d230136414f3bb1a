@NullMarked
package dev.bowline.cloud.problem;

import org.jspecify.annotations.NullMarked;
