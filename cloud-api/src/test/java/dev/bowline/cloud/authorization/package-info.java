@NullMarked
package dev.bowline.cloud.authorization;

import org.jspecify.annotations.NullMarked;
