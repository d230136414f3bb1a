/**
 * How a change of a credential, of whatever kind, reaches authentication.
 *
 * <p>PostgreSQL is the truth. What authentication needs is projected to DynamoDB: a change that
 * takes something away is written there before it is committed, a change that gives something is
 * written there after. So whatever breaks in between, no credential can do more than PostgreSQL
 * says, and the call can be repeated.
 */
@NullMarked
package dev.bowline.cloud.projection;

import org.jspecify.annotations.NullMarked;
