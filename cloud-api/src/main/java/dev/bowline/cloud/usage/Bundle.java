package dev.bowline.cloud.usage;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The lines of one subject in one hour, out of one slice. */
final class Bundle {

  /** What holds lines together. */
  record Place(String subject, Instant hour) {

    static Place of(RequestLine line) {
      return new Place(line.subject(), line.time().truncatedTo(ChronoUnit.HOURS));
    }
  }

  private final Place place;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private Instant latest = Instant.MIN;

  Bundle(Place place) {
    this.place = place;
  }

  void add(RequestLine line, byte[] text) {
    lines.writeBytes(text);
    latest = line.time().isAfter(latest) ? line.time() : latest;
  }

  Place place() {
    return place;
  }

  /** The time of the youngest line. */
  Instant latest() {
    return latest;
  }

  byte[] lines() {
    return lines.toByteArray();
  }
}
