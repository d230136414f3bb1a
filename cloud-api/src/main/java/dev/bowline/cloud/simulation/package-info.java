/**
 * The host that keys of the test environment act on: one for each tenant, and no machine.
 *
 * <p>It answers at once, in the process that asks. What it shows of itself is worked out of the
 * time, so every instance shows the same; only what was done to its services is stored, and only
 * until its next reboot. It reports as an agent does, and its commands end as the names they speak
 * of demand ({@link dev.bowline.cloud.simulation.Ending}).
 */
@NullMarked
package dev.bowline.cloud.simulation;

import org.jspecify.annotations.NullMarked;
