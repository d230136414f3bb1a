/** Samples of the host, kept for a day on disk and sent in batches. */
@NullMarked
package dev.bowline.host.metrics;

import org.jspecify.annotations.NullMarked;
