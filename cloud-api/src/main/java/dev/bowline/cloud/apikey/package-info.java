/**
 * API keys as members manage them.
 *
 * <p>PostgreSQL is the truth. What authentication needs is projected to DynamoDB: a change that
 * takes something away is written there before it is committed here, a change that gives something
 * is written there after. So whatever breaks in between, no key can do more than PostgreSQL says,
 * and the call can be repeated.
 */
@NullMarked
package dev.bowline.cloud.apikey;

import org.jspecify.annotations.NullMarked;
