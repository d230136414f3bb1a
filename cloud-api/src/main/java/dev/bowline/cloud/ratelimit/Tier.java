package dev.bowline.cloud.ratelimit;

import java.util.Locale;
import java.util.OptionalInt;

/** How often a key or a device may call. */
public enum Tier implements Limits {
  STARTER(10, 60, 1_000),
  PROFESSIONAL(50, 300, 10_000),
  BUSINESS(100, 1_000, 50_000),
  ENTERPRISE(500, 0, 0);

  private final int perSecond;
  private final int perMinute;
  private final int perHour;

  Tier(int perSecond, int perMinute, int perHour) {
    this.perSecond = perSecond;
    this.perMinute = perMinute;
    this.perHour = perHour;
  }

  /** The burst. */
  @Override
  public int perSecond() {
    return perSecond;
  }

  @Override
  public OptionalInt perMinute() {
    return perMinute == 0 ? OptionalInt.empty() : OptionalInt.of(perMinute);
  }

  @Override
  public OptionalInt perHour() {
    return perHour == 0 ? OptionalInt.empty() : OptionalInt.of(perHour);
  }

  /** The word as it stands in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
