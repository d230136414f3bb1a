/**
 * What was asked of servers and how it went.
 *
 * <p>A write is a job. Row and audit entry are committed together, then the signed command goes to
 * the server's queue, and the sweeper sends it again until the host's receipt arrives or an hour is
 * over. The caller waits up to ten seconds (RFC 7240 {@code Prefer: wait=N}, {@code respond-async})
 * and gets 200 with the finished job or 202 with its location.
 *
 * <p>A finished job answers 200 however it ended: the request was carried out as far as the API is
 * concerned, and {@code data.state} with {@code data.result} says what the host made of it. None of
 * the error statuses would be true: the client did nothing wrong, nor did the API fail, and a 5xx
 * would invite a retry of something that ran.
 */
@NullMarked
package dev.bowline.cloud.job;

import org.jspecify.annotations.NullMarked;
