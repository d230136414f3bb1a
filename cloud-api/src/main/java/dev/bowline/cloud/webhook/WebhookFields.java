package dev.bowline.cloud.webhook;

import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be made, or changes to one: there, what is absent stays.
 *
 * @param url required of a new one
 * @param events {@code *}, groups such as {@code key.*}, or single events; required of a new one
 * @param enabled absent is true for a new one
 * @param serverIds empty, or absent for a new one, is every server the asker may act on
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@Example(
    """
    {"name": "ops", "url": "https://example.com/hooks", "events": ["job.*", "key.created"]}
    """)
record WebhookFields(
    @Nullable String name,
    @Nullable String url,
    @Nullable List<String> events,
    @Nullable Boolean enabled,
    @Nullable List<Long> serverIds) {}
