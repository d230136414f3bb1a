package dev.bowline.contract.key;

import java.util.Locale;

/** Whether a key acts on real servers or on the simulated one. */
public enum Environment {
  LIVE,
  TEST;

  /** The word as it stands in a key, {@code live} or {@code test}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
