/** One measurement of a host. */
@NullMarked
package dev.bowline.contract.metrics;

import org.jspecify.annotations.NullMarked;
