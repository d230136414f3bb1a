/**
 * Webhooks: messages to receivers outside, as Standard Webhooks 1.0 has them.
 *
 * <p>An event becomes one delivery for each webhook that wants it, in the transaction that forgets
 * the event. The courier claims what is due, writes the attempt down, sends, and writes down how it
 * went. A crash in between leaves an attempt without an end, and the delivery is tried again: a
 * receiver gets each message at least once, under one {@code webhook-id}. No order is promised: a
 * message that is tried again arrives behind younger ones.
 *
 * <p>Where a message goes is decided twice. {@link dev.bowline.cloud.webhook.WebhookUrl} says what
 * may be asked for; at each delivery {@link dev.bowline.cloud.webhook.Destinations} resolves the
 * name once, refuses if any of its addresses is not a public one, and hands on the address itself,
 * so that what was checked is what is connected to.
 */
@NullMarked
package dev.bowline.cloud.webhook;

import org.jspecify.annotations.NullMarked;
