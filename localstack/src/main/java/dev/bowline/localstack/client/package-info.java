/** A client of a running local cloud, for the end-to-end suite and the bench. */
@NullMarked
package dev.bowline.localstack.client;

import org.jspecify.annotations.NullMarked;
