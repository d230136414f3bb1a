/** The signed HTTPS connection to the cloud (RFC 9421). */
@NullMarked
package dev.bowline.host.cloud;

import org.jspecify.annotations.NullMarked;
