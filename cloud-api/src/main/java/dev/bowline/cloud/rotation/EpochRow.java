package dev.bowline.cloud.rotation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An epoch that a rotation began.
 *
 * @param finishedAt when nothing sealed before it was left
 */
@MappedEntity("vault_epoch")
record EpochRow(@Id long number, Instant startedAt, @Nullable Instant finishedAt) {}
