/**
 * What hosts measured of themselves.
 *
 * <p>Per server, METRICS holds the {@code latest} sample; the viewers' {@code lease}; for each five
 * minutes one compressed item of all samples ({@code raw#…}, kept two days) and one small item of
 * averages and peaks ({@code sum#…}, kept a month). An hour is read from 13 raw items, everything
 * longer from the small ones, so a month costs some 1.5 MB of reading and not 40.
 */
@NullMarked
package dev.bowline.cloud.metrics;

import org.jspecify.annotations.NullMarked;
