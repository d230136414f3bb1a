@NullMarked
package dev.bowline.cloud.token;

import org.jspecify.annotations.NullMarked;
