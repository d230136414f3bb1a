package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.exchange.Worded;
import java.util.Locale;
import java.util.Optional;

/** How far a backup is. */
enum BackupState implements Worded {
  /** Asked for. */
  QUEUED,
  /** The host has begun. */
  RUNNING,
  /** The host has reported the snapshot. */
  SUCCEEDED,
  /** There is no snapshot, as far as is known. */
  FAILED,
  /** It succeeded, and the host is asked to delete it. */
  DELETING;

  /** The word as it stands in answers, in lower case. */
  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  static Optional<BackupState> parse(String word) {
    for (BackupState state : values()) {
      if (state.word().equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
