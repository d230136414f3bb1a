package dev.bowline.cloud.token;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made, as asked for.
 *
 * @param expiresInDays 0 or absent is never
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record CreateToken(
    @Nullable String name, @Nullable List<String> scopes, @Nullable Integer expiresInDays) {}
