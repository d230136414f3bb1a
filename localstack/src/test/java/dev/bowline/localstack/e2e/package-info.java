/** The end-to-end suite: against a local cloud and a real server that {@code up} has started. */
@NullMarked
package dev.bowline.localstack.e2e;

import org.jspecify.annotations.NullMarked;
