package dev.bowline.cloud.backup;

import dev.bowline.cloud.exchange.ShownOnce;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * What a host needs to open its own repository and nothing else. The answer that carries it is the
 * one place that shows it.
 *
 * @param repository as restic names it
 * @param expiresAt from this moment AWS refuses the credentials; the password stays
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record RepositoryAccess(
    String repository,
    String region,
    ShownOnce password,
    String accessKeyId,
    ShownOnce secretAccessKey,
    ShownOnce sessionToken,
    Instant expiresAt) {}
