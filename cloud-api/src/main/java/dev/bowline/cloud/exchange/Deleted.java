package dev.bowline.cloud.exchange;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What was deleted.
 *
 * @param id that stood in the path
 */
@Serdeable
@Example("{\"id\": 7}")
public record Deleted(long id) {}
