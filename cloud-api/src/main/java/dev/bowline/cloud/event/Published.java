package dev.bowline.cloud.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to those who listen.
 *
 * @param messageId unique for ever, the same for all who listen
 * @param type the word of an {@link EventType}, perhaps of one that only a newer version knows
 * @param payload the message as JSON: {@code type}, {@code timestamp}, {@code data}; at most 20,000
 *     characters
 */
public record Published(
    String messageId,
    long tenantId,
    String type,
    @Nullable Long serverId,
    String payload,
    Instant occurredAt) {}
