/**
 * How {@code bowline login} gets a session: the device authorization grant (RFC 8628). The command
 * line asks for two codes, shows one of them and polls with the other; a member types the shown one
 * into the panel, sees who asks, and approves or denies.
 *
 * <p>A request for a login is one item in DynamoDB. Approval, denial and the exchange for a session
 * are single conditional writes, so of many who try at once exactly one succeeds. Whoever crashes
 * between the exchange and its answer has lost that login and no more: nobody knows the session's
 * token, and the command line asks again.
 */
@NullMarked
package dev.bowline.cloud.deviceauthorization;

import org.jspecify.annotations.NullMarked;
