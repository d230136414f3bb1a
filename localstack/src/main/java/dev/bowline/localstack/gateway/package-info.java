/**
 * What stands around a function on AWS: an HTTP API in front of it, the Runtime API behind it, the
 * schedule that calls it and the subscription that carries its log away. The function runs as there
 * in processes of its own, from its zip, through AWS's own runtime interface client; each does one
 * request at a time.
 *
 * <p>The way of a request: {@link dev.bowline.localstack.gateway.HttpFront} → {@link
 * dev.bowline.localstack.gateway.HttpEvent} → {@link dev.bowline.localstack.gateway.Function} →
 * {@link dev.bowline.localstack.gateway.RuntimeApi} → the process, and back as {@link
 * dev.bowline.localstack.gateway.HttpAnswer}.
 */
@NullMarked
package dev.bowline.localstack.gateway;

import org.jspecify.annotations.NullMarked;
