package dev.bowline.cloud.vault;

import org.jspecify.annotations.Nullable;

/** A secret that could not be sealed or opened. The text never shows what was sealed. */
public final class VaultException extends RuntimeException {

  /** Why. */
  public enum Reason {
    /** The text was altered, or it belongs to another label. Trying again does not help. */
    NOT_AUTHENTIC,
    /** It was sealed under a master key that the configuration does not name any more. */
    MASTER_KEY_UNKNOWN,
    /** The key service could not be reached or refused. Trying again may help. */
    KEY_SERVICE_AWAY
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says what failed. */
  public VaultException(Reason reason, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
