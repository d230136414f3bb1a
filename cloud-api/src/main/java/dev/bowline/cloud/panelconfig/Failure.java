package dev.bowline.cloud.panelconfig;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * The data of an answer that tells a failure.
 *
 * @param code a word that stays the same for ever, for programs
 * @param requestId by which the installation's log finds the request
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Failure(String code, String requestId) {}
