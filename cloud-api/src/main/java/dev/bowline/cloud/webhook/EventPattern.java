package dev.bowline.cloud.webhook;

import dev.bowline.cloud.event.EventType;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a webhook listens to: {@code *}, a group such as {@code key.*}, or one event. */
final class EventPattern {

  static final String EVERYTHING = "*";

  private static final String GROUP = ".*";

  private EventPattern() {}

  /** Whether {@code pattern} means the event {@code type}. */
  static boolean matches(String pattern, String type) {
    return pattern.equals(EVERYTHING)
        || pattern.equals(type)
        || (pattern.endsWith(GROUP) && type.startsWith(pattern.substring(0, pattern.length() - 1)));
  }

  /** The events there are that {@code pattern} means; none when it is no pattern. */
  static Stream<EventType> meant(String pattern) {
    return Arrays.stream(EventType.values()).filter(type -> matches(pattern, type.word()));
  }
}
