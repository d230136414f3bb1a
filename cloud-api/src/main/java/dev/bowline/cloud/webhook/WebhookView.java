package dev.bowline.cloud.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as people and clients see it.
 *
 * @param serverIds null is every server, and what concerns none
 * @param disabledReason {@code gone} when the receiver answered 410, {@code failing} after five
 *     days of nothing but failures, null when a person disabled it
 * @param previousSecretUntil until when the secret before signs too
 * @param failingSince the first failure after the last success
 * @param dropped messages that were not kept because too many others waited, since it was enabled
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": 7, "name": "ops", "url": "https://example.com/hooks", "events": ["job.*", "key.created"],
     "server_ids": null, "enabled": true, "disabled_reason": null, "previous_secret_until": null,
     "failing_since": null, "dropped": 0, "created_at": "2026-03-01T12:00:00Z"}
    """)
record WebhookView(
    long id,
    String name,
    String url,
    List<String> events,
    @Nullable List<Long> serverIds,
    boolean enabled,
    @Nullable String disabledReason,
    @Nullable Instant previousSecretUntil,
    @Nullable Instant failingSince,
    long dropped,
    Instant createdAt) {

  static WebhookView of(WebhookRow webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.name(),
        webhook.url(),
        webhook.patterns(),
        webhook.servers().sortedIds().orElse(null),
        webhook.enabled(),
        webhook.disabledReason(),
        webhook.previousUntil(),
        webhook.failingSince(),
        webhook.dropped(),
        webhook.createdAt());
  }
}
