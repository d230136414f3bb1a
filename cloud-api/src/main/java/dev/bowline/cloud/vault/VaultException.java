package dev.bowline.cloud.vault;

/** A secret that could not be sealed or opened. The text never shows what was sealed. */
public final class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what failed. */
  public VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
