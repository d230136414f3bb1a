/**
 * The host itself: processes, files that survive a power cut, the log. No other package starts a
 * process.
 */
@NullMarked
package dev.bowline.host.system;

import org.jspecify.annotations.NullMarked;
