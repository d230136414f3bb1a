package dev.bowline.cloud.rotation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a rotation has come.
 *
 * @param startedAt null before the first rotation
 * @param finishedAt when nothing sealed before was left
 */
record RotationState(
    long epoch, @Nullable Instant startedAt, @Nullable Instant finishedAt, List<Behind> behind) {

  /** How many secrets of one kind were sealed before this epoch. */
  record Behind(String name, long rows) {}

  long left() {
    return behind.stream().mapToLong(Behind::rows).sum();
  }

  /** For programs. */
  Map<String, Object> fields() {
    Map<String, Object> counts = new LinkedHashMap<>();
    behind.forEach(kind -> counts.put(kind.name(), kind.rows()));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("epoch", epoch);
    fields.put("started_at", text(startedAt));
    fields.put("finished_at", text(finishedAt));
    fields.put("left", counts);
    return fields;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder("Epoch " + epoch + ", " + progress() + "\n");
    behind.stream()
        .filter(kind -> kind.rows() > 0)
        .forEach(kind ->
            text.append("  %s: %,d sealed before it%n".formatted(kind.name(), kind.rows())));
    return text.toString();
  }

  private String progress() {
    if (startedAt == null) {
      return "the vault was never rotated.";
    }
    if (finishedAt != null) {
      return "finished at %s: former master keys may be disabled.".formatted(finishedAt);
    }
    return left() > 0
        ? "begun at %s, under way.".formatted(startedAt)
        : "begun at %s: all is sealed in it. It is finished by the first sweep after %s."
            .formatted(startedAt, startedAt.plus(Rotation.SETTLING));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
