@NullMarked
package dev.bowline.cloud.credential;

import org.jspecify.annotations.NullMarked;
