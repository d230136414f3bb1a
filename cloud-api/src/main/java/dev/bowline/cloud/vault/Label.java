package dev.bowline.cloud.vault;

/**
 * To what a sealed secret belongs. It is authenticated with the ciphertext, so a ciphertext moved
 * to another tenant, row, type or generation does not open.
 *
 * @param ownerId the row's name, without {@code |}
 * @param type what kind of secret, such as {@code api-key}, without {@code |}
 */
public record Label(long tenantId, String ownerId, String type, long generation) {

  /** Refuses the separator, so that no two labels have the same text. */
  public Label {
    if (ownerId.indexOf('|') >= 0 || type.indexOf('|') >= 0) {
      throw new IllegalArgumentException("A label's parts hold no |");
    }
  }

  /** The additional authenticated data. */
  String associatedData() {
    return "v1|" + tenantId + "|" + ownerId + "|" + type + "|" + generation;
  }
}
