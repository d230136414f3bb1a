package dev.bowline.cloud.resource.backup;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days of the week as words in lower case. */
final class Weekdays {

  private Weekdays() {}

  static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** The days of these words, in the order of the week; nothing when a word is none. */
  static Optional<List<DayOfWeek>> parse(List<String> words) {
    List<DayOfWeek> days =
        Arrays.stream(DayOfWeek.values()).filter(day -> words.contains(word(day))).toList();
    boolean known = days.size() == words.stream().distinct().count();
    return known ? Optional.of(days) : Optional.empty();
  }
}
