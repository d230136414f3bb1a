/**
 * Backups of this host's files, kept in the cloud's bucket by restic.
 *
 * <p>The work is done by a transient unit of systemd, so that it has the capabilities that the
 * resident agent gave up, and goes on when the agent ends. The agent's side begins at {@link
 * dev.bowline.host.resource.backup.BackupHandler}; the unit's at {@link
 * dev.bowline.host.resource.backup.Work}. They speak through two folders: one in {@code
 * /var/lib/bowline/jobs} with the order, the progress and the outcome, and one in {@code
 * /run/bowline/jobs} with the secrets, which are in no argument, no unit's property and no log. The
 * keys for the bucket are not even there: restic fetches them from the agent over loopback, with a
 * token that is good for one job, and fetches them again before they end.
 *
 * <p>A restoration believes nothing of what is in the repository. The whole listing is judged
 * before anything is written; what is restored goes to a private directory first, and then to its
 * place by renaming alone, along directories that are reached through no link. Beside that the unit
 * sees a file system in which only what the policy lists can be written to.
 */
@NullMarked
package dev.bowline.host.resource.backup;

import org.jspecify.annotations.NullMarked;
