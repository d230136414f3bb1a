package dev.bowline.cloud.webhook;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is stored, before it is made and after.
 *
 * @param finishedAt null while it is under way, and for ever when the cloud was cut off
 * @param failure why no answer came
 * @param excerpt the beginning of the answer, printable
 */
@MappedEntity("webhook_attempt")
record AttemptRow(
    @Id @GeneratedValue @Nullable Long id,
    long deliveryId,
    int number,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Integer status,
    @Nullable String failure,
    @Nullable String excerpt) {}
