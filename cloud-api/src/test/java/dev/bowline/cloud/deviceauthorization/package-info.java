@NullMarked
package dev.bowline.cloud.deviceauthorization;

import org.jspecify.annotations.NullMarked;
