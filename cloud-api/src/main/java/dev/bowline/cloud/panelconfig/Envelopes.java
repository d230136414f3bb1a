package dev.bowline.cloud.panelconfig;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Wraps what this surface answers. */
@Singleton
public final class Envelopes {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  private final InstantSource time;

  Envelopes(InstantSource time) {
    this.time = time;
  }

  /** What was asked for. */
  public <T> Envelope<T> loaded(T data) {
    return new Envelope<>(true, "Resource loaded.", data, now());
  }

  <T> Envelope<T> failed(String message, T data) {
    return new Envelope<>(false, message, data, now());
  }

  private String now() {
    return WITH_OFFSET.format(time.instant());
  }
}
