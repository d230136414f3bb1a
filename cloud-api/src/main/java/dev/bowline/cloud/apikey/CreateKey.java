package dev.bowline.cloud.apikey;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made, as asked for.
 *
 * @param preset the word of a preset, instead of scopes
 * @param ipWhitelist empty or absent admits every address
 * @param expiresInDays 0 or absent is never
 * @param serverIds empty or absent is every server of the tenant; a test key has none to choose
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record CreateKey(
    @Nullable String name,
    @Nullable String description,
    @Nullable List<String> scopes,
    @Nullable String preset,
    @Nullable String tier,
    @Nullable List<String> ipWhitelist,
    @Nullable Integer expiresInDays,
    @Nullable String environment,
    @Nullable List<Long> serverIds) {}
