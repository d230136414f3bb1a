/**
 * One request and its answer: the id both carry, and what became known of the caller on the way.
 */
@NullMarked
package dev.bowline.cloud.exchange;

import org.jspecify.annotations.NullMarked;
