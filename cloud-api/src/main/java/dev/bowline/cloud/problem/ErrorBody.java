package dev.bowline.cloud.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * The JSON of every failed request.
 *
 * @param error a sentence
 * @param code a word that stays the same for ever, for programs
 * @param details what to do about it
 * @param requestId by which the installation's log finds the request
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ErrorBody(String error, String code, String details, String requestId) {}
