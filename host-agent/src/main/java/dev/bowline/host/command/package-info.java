/**
 * From a message in the queue to a reported outcome. Start at {@link
 * dev.bowline.host.command.Inbox}.
 *
 * <p>One file, the {@link dev.bowline.host.command.Journal}, is both the memory that keeps a
 * command from running twice and the spool of what the cloud has not acknowledged: every report is
 * derived from a journal entry, so that no crash can come between the two.
 *
 * <p>The order is: RECEIVED on disk, message deleted, STARTING on disk, run, FINISHED on disk,
 * reported until acknowledged. A kill before RECEIVED leaves the message in the queue; one before
 * STARTING leaves a command that is run after the restart; one after it leaves a command that may
 * have taken effect, which is reported as interrupted and never run again.
 *
 * <p>Commands on services run as a plain {@code systemctl}, whose job lives in systemd and outlasts
 * the agent; wrapping each one in a transient unit would cost every command tens of milliseconds to
 * learn, after a crash, the exit status of something that takes about sixty.
 */
@NullMarked
package dev.bowline.host.command;

import org.jspecify.annotations.NullMarked;
