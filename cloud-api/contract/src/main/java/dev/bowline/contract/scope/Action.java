package dev.bowline.contract.scope;

import java.util.Locale;

/** What may be done to a {@link Resource}. */
public enum Action {
  READ,
  WRITE,
  DELETE,
  RESTORE,
  RUN,
  START,
  STOP,
  RESTART,
  ACCESS;

  /** The word as it stands in a scope, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
