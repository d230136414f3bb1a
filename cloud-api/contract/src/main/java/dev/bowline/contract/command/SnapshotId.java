package dev.bowline.contract.command;

import java.util.Optional;
import java.util.regex.Pattern;

/** The full id of a snapshot in a backup repository: 64 lower-case hexadecimal digits. */
public record SnapshotId(String text) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  /** Refuses any other shape. */
  public SnapshotId {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a snapshot's id");
    }
  }

  /** The id written {@code text}, or nothing when it has another shape. */
  public static Optional<SnapshotId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new SnapshotId(text)) : Optional.empty();
  }
}
