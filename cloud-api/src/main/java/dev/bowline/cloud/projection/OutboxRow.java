package dev.bowline.cloud.projection;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential whose projection may be behind. */
@MappedEntity("credential_outbox")
record OutboxRow(
    @Id @GeneratedValue @Nullable Long id, String publicKey, long keyNumber, Instant createdAt) {}
