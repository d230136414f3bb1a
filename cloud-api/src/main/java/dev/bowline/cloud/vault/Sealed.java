package dev.bowline.cloud.vault;

/**
 * A secret as it may be stored: self-describing text with the wrapped data key, the nonce and the
 * ciphertext.
 */
public record Sealed(String text) {}
