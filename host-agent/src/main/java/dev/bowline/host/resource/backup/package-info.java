/** Backups of this host's files, kept in the cloud's bucket by restic. */
@NullMarked
package dev.bowline.host.resource.backup;

import org.jspecify.annotations.NullMarked;
