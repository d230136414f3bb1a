/** The committed template against what the local cloud makes. */
@NullMarked
package dev.bowline.localstack.aws;

import org.jspecify.annotations.NullMarked;
