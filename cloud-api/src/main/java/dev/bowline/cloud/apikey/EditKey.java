package dev.bowline.cloud.apikey;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to a key, as asked for; what is absent stays. The rest is as in {@link CreateKey}. */
@Serdeable(naming = SnakeCaseStrategy.class)
record EditKey(
    @Nullable String name,
    @Nullable String description,
    @Nullable List<String> scopes,
    @Nullable String preset,
    @Nullable String tier,
    @Nullable List<String> ipWhitelist,
    @Nullable Integer expiresInDays,
    @Nullable List<Long> serverIds) {}
