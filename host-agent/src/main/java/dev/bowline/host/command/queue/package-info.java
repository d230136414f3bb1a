/** The host's own queue: SQS over HTTPS, with credentials that the cloud vends and that end. */
@NullMarked
package dev.bowline.host.command.queue;

import org.jspecify.annotations.NullMarked;
