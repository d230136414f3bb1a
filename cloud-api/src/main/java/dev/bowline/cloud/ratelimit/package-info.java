/** How often a credential may call: tiers, rolling windows, one conditional write per request. */
@NullMarked
package dev.bowline.cloud.ratelimit;

import org.jspecify.annotations.NullMarked;
