/**
 * What happened, told to whoever wants to know.
 *
 * <p>A feature publishes within the transaction that changes something, so an event is never lost
 * and never told of a change that was rolled back. Subscribers hear of it soon after, in a
 * transaction of their own. This package stands before the features, which know nothing of those
 * who listen.
 */
@NullMarked
package dev.bowline.cloud.event;

import org.jspecify.annotations.NullMarked;
