package dev.bowline.cloud.webhook;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a message is tried again. The pauses are those that Standard Webhooks 1.0 suggests, each
 * with full jitter around it: anything from nothing to twice as long. Ten attempts take three days
 * in the mean and six at most.
 */
@Singleton
final class Backoff {

  static final int MOST_ATTEMPTS = 10;

  /** However long a receiver asks for. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private final SecureRandom random;

  Backoff(SecureRandom random) {
    this.random = random;
  }

  /** The pause after attempt number {@code attempt}, which is 1 for the first. */
  Duration after(int attempt) {
    Duration mean = PAUSES.get(Math.clamp(attempt, 1, PAUSES.size()) - 1);
    return Duration.ofMillis(random.nextLong(2 * mean.toMillis() + 1));
  }

  /**
   * The time that a Retry-After header asks for (RFC 9110 section 10.2.3), seconds or a date;
   * nothing for what is neither, at most 24 hours.
   */
  static Duration asked(@Nullable String retryAfter, Instant now) {
    Duration asked = retryAfter == null ? Duration.ZERO : read(retryAfter.strip(), now);
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration read(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    } catch (DateTimeParseException notADate) {
      return Duration.ZERO;
    }
  }
}
