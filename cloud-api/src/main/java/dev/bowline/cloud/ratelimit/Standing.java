package dev.bowline.cloud.ratelimit;

import java.util.Locale;

/** Whether the admission item lets anything pass. */
public enum Standing {
  ACTIVE,
  REVOKED,
  /** Removed for good: the item stays so that nothing repeated late can bring it back. */
  REMOVED;

  /** As it is stored. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Standing of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
