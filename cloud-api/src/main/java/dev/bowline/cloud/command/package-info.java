/**
 * How a command reaches its host: signed with the cloud's own key, through the queue that belongs
 * to that host alone. What was asked and how it ended is the business of {@code job}.
 */
@NullMarked
package dev.bowline.cloud.command;

import org.jspecify.annotations.NullMarked;
