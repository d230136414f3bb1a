package dev.bowline.cloud.event;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that has not been told yet. */
@MappedEntity("event_outbox")
record OutboxRow(
    @Id @GeneratedValue @Nullable Long id,
    String messageId,
    long tenantId,
    String type,
    @Nullable Long serverId,
    String payload,
    Instant occurredAt) {}
