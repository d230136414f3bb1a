/**
 * Where one request ends and the next begins, and which path it names: settled once, before
 * anything else looks at it, alike on Netty and on Lambda.
 */
@NullMarked
package dev.bowline.cloud.framing;

import org.jspecify.annotations.NullMarked;
