/**
 * Requests that may be sent again (draft-ietf-httpapi-idempotency-key-header). A client whose
 * answer got lost signs the same request anew under the same {@code Idempotency-Key} and is given
 * the first answer; nothing happens twice.
 *
 * <p>The first request writes a mark before it does anything and its answer into that mark when it
 * is done. Where a crash leaves a mark without an answer nobody knows what happened, and the cloud
 * says so instead of trying again. A request that was refused, and so changed nothing, removes its
 * mark. An answer that showed a secret is not kept.
 */
@NullMarked
package dev.bowline.cloud.idempotency;

import org.jspecify.annotations.NullMarked;
