package dev.bowline.iac.cost;

import java.util.Locale;

/** What a server goes through for the whole month. */
enum Situation {
  /** Nobody looks. */
  IDLE,
  /** Somebody looks at it, without a pause. */
  WATCHED;

  /** As in the counts and in README. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
