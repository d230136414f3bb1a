package dev.bowline.cloud.vault;

import dev.bowline.contract.Secret;

/** The holder of the master key, which never leaves it. */
interface KeyService {

  /**
   * A new 256-bit data key, bound to {@code domain}.
   *
   * @throws VaultException if the service cannot be reached
   */
  DataKey generate(KeyDomain domain);

  /**
   * The key that {@link #generate} wrapped for the same domain.
   *
   * @throws VaultException if the service cannot be reached, or the key belongs to another domain
   */
  Secret unwrap(KeyDomain domain, byte[] wrapped);

  /** Whose secrets a data key protects, and since when. */
  record KeyDomain(String owner, long epoch) {}

  /** A data key, for use and for storage. */
  record DataKey(Secret plain, byte[] wrapped) {}
}
