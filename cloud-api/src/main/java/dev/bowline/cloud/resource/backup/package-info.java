/**
 * The backups of servers: making, listing, checking, restoring and deleting them, at once or by
 * schedule. Each is a job of its server, and its row follows the job: a backup has succeeded when
 * its host has reported the snapshot, and not before.
 */
@NullMarked
package dev.bowline.cloud.resource.backup;

import org.jspecify.annotations.NullMarked;
