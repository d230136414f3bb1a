package dev.bowline.localstack.gateway;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * One call on its way through a function.
 *
 * @param id AWS's request id
 * @param deadline when the function must have answered
 * @param done completed once
 */
record Invocation(String id, byte[] event, Instant deadline, CompletableFuture<Outcome> done) {}
