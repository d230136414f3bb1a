package dev.bowline.cloud.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as sort keys: of fixed width, so that their order as text is their order in time. */
final class Moments {

  /** Characters of a moment to the microsecond. */
  static final int WIDTH = "2026-01-31T12:00:00.000000Z".length();

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** To the microsecond. */
  static String text(Instant moment) {
    return MICROS.format(moment);
  }

  /** The hour it lies in. */
  static String hour(Instant moment) {
    return HOUR.format(moment);
  }

  /** The minute it lies in. */
  static String minute(Instant moment) {
    return MINUTE.format(moment);
  }

  /** The last whole multiple of {@code step} since 1970 in UTC that is not after {@code moment}. */
  static Instant floor(Instant moment, Duration step) {
    long seconds = moment.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, step.toSeconds()));
  }
}
