package dev.bowline.cloud.device;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a device, as asked for; what is absent stays.
 *
 * @param serverIds empty is every server of the tenant
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record EditDevice(
    @Nullable String name, @Nullable List<String> scopes, @Nullable List<Long> serverIds) {}
