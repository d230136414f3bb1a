/**
 * What this host's interfaces carry, month by month.
 *
 * <p>The kernel counts from the boot on and forgets at the next; the agent's record ({@code
 * bandwidth.json}) holds what each interface had counted when it was last read, and adds what it
 * counted since. What an agent that was killed had not noted yet, the kernel still knows.
 */
@NullMarked
package dev.bowline.host.bandwidth;

import org.jspecify.annotations.NullMarked;
