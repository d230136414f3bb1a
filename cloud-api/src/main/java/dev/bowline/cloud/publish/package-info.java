/** What the API tells of itself: whether it lives, who is asking, which routes it has. */
@NullMarked
package dev.bowline.cloud.publish;

import org.jspecify.annotations.NullMarked;
