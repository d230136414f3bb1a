package dev.bowline.cloud.vault;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param kmsKeyId id, ARN or alias of the master key in KMS
 */
@ConfigurationProperties("bowline.vault")
record VaultConfig(String kmsKeyId) {}
