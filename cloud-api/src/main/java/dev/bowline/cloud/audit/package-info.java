/**
 * The trail of every change: who, what, from where.
 *
 * <p>Members in the panel, keys and devices at the API, agents and whoever works at the shell of a
 * host: all of them stand in one table. An entry is appended in the transaction of the change
 * ({@link dev.bowline.cloud.audit.AuditTrail}). The {@link dev.bowline.cloud.audit.Sealer} then
 * seals entries into {@link dev.bowline.cloud.audit.Segment}s, a hash chain, and {@link
 * dev.bowline.cloud.audit.Verification} names the first entry or segment that is not what it was.
 */
@NullMarked
package dev.bowline.cloud.audit;

import org.jspecify.annotations.NullMarked;
