/** The embedded engines. */
@NullMarked
package dev.bowline.localstack.engines;

import org.jspecify.annotations.NullMarked;
