/** The local cloud. */
@NullMarked
package dev.bowline.localstack;

import org.jspecify.annotations.NullMarked;
