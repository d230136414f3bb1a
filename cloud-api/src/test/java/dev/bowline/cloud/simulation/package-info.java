@NullMarked
package dev.bowline.cloud.simulation;

import org.jspecify.annotations.NullMarked;
