package dev.bowline.cloud.member;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;

/**
 * Who the first member is.
 *
 * @param rootPasswordFile a file that holds the password on its first line
 */
@ConfigurationProperties("bowline.provision")
record ProvisionConfig(@Nullable String rootEmail, @Nullable Path rootPasswordFile) {}
