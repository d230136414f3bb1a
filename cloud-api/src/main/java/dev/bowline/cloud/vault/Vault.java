package dev.bowline.cloud.vault;

import dev.bowline.contract.Secret;

/** Seals secrets for storage and opens them again. */
public interface Vault {

  /**
   * Seals {@code secret} so that it opens under the same label alone.
   *
   * @throws VaultException if the key service cannot be reached
   */
  Sealed seal(Label label, Secret secret);

  /**
   * Opens what {@link #seal} made.
   *
   * @throws VaultException if the text was altered, belongs to another label, or the key service
   *     cannot be reached
   */
  Secret open(Label label, Sealed sealed);
}
