package dev.bowline.cloud.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a device runs, as it says of itself. */
public enum Platform {
  IOS("iPhone or iPad"),
  ANDROID("Android device"),
  OTHER("Device");

  private final String title;

  Platform(String title) {
    this.title = title;
  }

  /** What a person calls a device of which nothing else is known. */
  public String title() {
    return title;
  }

  /** The word as it stands in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The platform of that word, or nothing. */
  public static Optional<Platform> parse(String word) {
    return Arrays.stream(values()).filter(platform -> platform.word().equals(word)).findFirst();
  }
}
