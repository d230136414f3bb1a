package dev.bowline.cloud.panelconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What every answer of this surface is wrapped in, whether it succeeds or fails.
 *
 * @param message a sentence for people
 * @param timestamp ISO 8601 in whole seconds, with {@code +00:00}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Envelope<T>(boolean success, String message, T data, String timestamp) {}
