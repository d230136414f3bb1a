/**
 * What servers have carried over their network this month. The host counts, because only it sees
 * its interfaces all the time; here the counts of a month are kept and never fall.
 */
@NullMarked
package dev.bowline.cloud.bandwidth;

import org.jspecify.annotations.NullMarked;
