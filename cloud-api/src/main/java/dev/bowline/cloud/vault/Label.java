package dev.bowline.cloud.vault;

/**
 * To what a sealed secret belongs. It is authenticated with the ciphertext, so a ciphertext moved
 * to another tenant, row, type or generation does not open.
 *
 * @param type what kind of secret, such as {@code api-key}
 */
public record Label(long tenantId, String ownerId, String type, long generation) {

  /** The additional authenticated data. */
  String associatedData() {
    return "v1|" + tenantId + "|" + ownerId + "|" + type + "|" + generation;
  }
}
