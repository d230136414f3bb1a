/** Who this host is to the cloud: its key, its number, and the keys whose commands it obeys. */
@NullMarked
package dev.bowline.host.identity;

import org.jspecify.annotations.NullMarked;
