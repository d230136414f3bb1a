package dev.bowline.cloud.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * How webhooks are sent, configured under {@code bowline.webhook}.
 *
 * @param loopback whether receivers on 127.0.0.1 and ::1 are allowed, with http as well; it counts
 *     in a local installation alone
 * @param authorities a PEM file with the certificates to trust instead of the system's
 */
@ConfigurationProperties("bowline.webhook")
record WebhookConfiguration(
    @Bindable(defaultValue = "false") boolean loopback, @Nullable Path authorities) {}
