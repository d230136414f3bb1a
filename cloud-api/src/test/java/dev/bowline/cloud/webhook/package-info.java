@NullMarked
package dev.bowline.cloud.webhook;

import org.jspecify.annotations.NullMarked;
