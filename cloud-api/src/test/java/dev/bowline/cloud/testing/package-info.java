/** A cloud for tests: the real API on real engines, on Netty or as a Lambda function. */
@NullMarked
package dev.bowline.cloud.testing;

import org.jspecify.annotations.NullMarked;
