package dev.bowline.cloud.vault;

/**
 * A secret as it may be stored: self-describing text with the wrapped data key, the nonce and the
 * ciphertext.
 */
public record Sealed(String text) {

  /**
   * With what the text of every secret begins that was sealed in {@code epoch}, and of no other.
   */
  public static String beginning(long epoch) {
    return SealedText.beginning(epoch);
  }
}
