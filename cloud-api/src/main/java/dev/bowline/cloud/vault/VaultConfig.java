package dev.bowline.cloud.vault;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the vault.
 *
 * @param kmsKeyId id, ARN or alias of the master key in KMS under which data keys are wrapped
 * @param formerKmsKeyIds those before it, as they were written then, for as long as a secret needs
 *     them
 */
@ConfigurationProperties("bowline.vault")
record VaultConfig(String kmsKeyId, @Nullable List<String> formerKmsKeyIds) {

  /** All whose data keys can be unwrapped. */
  Stream<String> masterKeys() {
    return Stream.concat(
        Stream.of(kmsKeyId), formerKmsKeyIds == null ? Stream.of() : formerKmsKeyIds.stream());
  }
}
