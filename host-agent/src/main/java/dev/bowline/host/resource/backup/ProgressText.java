package dev.bowline.host.resource.backup;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Understands what {@code restic backup --json} says while it works, and at its end. */
final class ProgressText {

  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private final InstantSource clock;
  private final Consumer<String> told;
  private Instant last = Instant.MIN;
  private @Nullable Fields summary;

  /** Tells {@code told}, at most once a second, a text for people. */
  ProgressText(InstantSource clock, Consumer<String> told) {
    this.clock = clock;
    this.told = told;
  }

  /** Takes one line of restic's; what is no JSON of a kind known here is left alone. */
  void hear(String line) {
    try {
      Fields fields = Json.read(line);
      String type = fields.optionalText("message_type").orElse("");
      if (type.equals("summary")) {
        summary = fields;
      } else if (type.equals("status")) {
        tell(() -> text(fields));
      }
    } catch (WireException notOfAKnownKind) {
      // Progress is for people; its absence harms nobody.
    }
  }

  /** What restic summed up at its end. */
  Optional<Fields> summary() {
    return Optional.ofNullable(summary);
  }

  /** Such as {@code 1.2 GB}, in powers of 1,000. */
  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }

  private void tell(java.util.function.Supplier<String> text) {
    Instant now = clock.instant();
    if (last.equals(Instant.MIN) || !now.isBefore(last.plus(BETWEEN)) || now.isBefore(last)) {
      last = now;
      told.accept(text.get());
    }
  }

  private static String text(Fields status) {
    return String.format(
        Locale.ROOT,
        "%.0f %% · %,d of %,d files · %s",
        Math.floor(status.decimal("percent_done") * 100),
        number(status, "files_done"),
        number(status, "total_files"),
        size(number(status, "bytes_done")));
  }

  /** restic leaves out what is 0. */
  private static long number(Fields status, String name) {
    return status.has(name) ? status.number(name) : 0;
  }
}
