/**
 * What was asked of the cloud: one line per request, appended before the answer leaves; the packer
 * that carries lines from there into compressed chunks and hourly counts; and the reading of them.
 *
 * <p>The way of a line: {@link dev.bowline.cloud.usage.RequestLogFilter} → {@link
 * dev.bowline.cloud.usage.RequestLog} → a file of this instance, or standard output on AWS → {@link
 * dev.bowline.cloud.usage.Packer} → table REQUESTS → {@link dev.bowline.cloud.usage.PackedLogs}.
 */
@NullMarked
package dev.bowline.cloud.usage;

import org.jspecify.annotations.NullMarked;
