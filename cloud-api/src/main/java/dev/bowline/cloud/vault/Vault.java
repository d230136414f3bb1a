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

  /**
   * Seals again, in the current epoch, what is open under the same label.
   *
   * @throws VaultException as {@link #open} does
   */
  default Sealed reseal(Label label, Sealed sealed) {
    return seal(label, open(label, sealed));
  }

  /**
   * The work of {@link #open} for an owner who has no secret: as many calls of the key service,
   * from cold and from warm, and as much cryptography. So the time of an answer does not tell who
   * exists.
   *
   * @return a secret that nobody knows
   * @throws VaultException if the key service cannot be reached
   */
  Secret openDecoy(String ownerId);
}
