/**
 * What was asked of the cloud: one line per request, appended before the answer leaves; the packer
 * that carries lines from there into compressed chunks and counts; and the reading of both.
 *
 * <p>The way of a line: {@link dev.bowline.cloud.usage.RequestLogFilter} → {@link
 * dev.bowline.cloud.usage.RequestLog} → a file of this instance, or standard output on AWS → {@link
 * dev.bowline.cloud.usage.FilePacking} or {@link dev.bowline.cloud.usage.DeliveryPacking} → {@link
 * dev.bowline.cloud.usage.Packer} → table REQUESTS → {@link dev.bowline.cloud.usage.PackedLogs}.
 *
 * <p>In the same transaction the line is counted in table ROLLUPS, per {@link
 * dev.bowline.cloud.usage.Span} for {@link dev.bowline.cloud.usage.AnalyticsController} and per
 * scope for {@link dev.bowline.cloud.usage.UsedScopes}: so figures equal a count over the log.
 *
 * <p>The log of a deleted credential goes with {@link dev.bowline.cloud.usage.LogDeletions}; its
 * counts stay.
 */
@NullMarked
package dev.bowline.cloud.usage;

import org.jspecify.annotations.NullMarked;
