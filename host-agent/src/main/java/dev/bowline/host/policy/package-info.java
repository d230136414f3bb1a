/** What the owner of the host lets the cloud do, read from a file that only root can write. */
@NullMarked
package dev.bowline.host.policy;

import org.jspecify.annotations.NullMarked;
