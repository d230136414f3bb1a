/**
 * The two request signatures: HMAC-SHA256 for keys and devices, RFC 9421 with Ed25519 for agents.
 */
@NullMarked
package dev.bowline.contract.signature;

import org.jspecify.annotations.NullMarked;
