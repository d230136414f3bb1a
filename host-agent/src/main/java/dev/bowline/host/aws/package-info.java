/** Requests to AWS, signed. */
@NullMarked
package dev.bowline.host.aws;

import org.jspecify.annotations.NullMarked;
