/** No edit undoes another unseen. */
@NullMarked
package dev.bowline.cloud.condition;

import org.jspecify.annotations.NullMarked;
