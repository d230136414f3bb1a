package dev.bowline.cloud.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Backoff backoff = new Backoff(new SecureRandom());
  private final Judge judge = new Judge(backoff);

  @ParameterizedTest
  @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "9, PT24H", "12, PT24H"})
  void pausesWithFullJitterAroundTheSuggestedPause(int attempt, Duration mean) {
    LongSummaryStatistics millis =
        IntStream.range(0, 2_000)
            .mapToLong(i -> backoff.after(attempt).toMillis())
            .summaryStatistics();

    assertThat(millis.getMin()).isNotNegative();
    assertThat(millis.getMax()).isLessThanOrEqualTo(2 * mean.toMillis());
    assertThat(millis.getAverage()).isBetween(mean.toMillis() * 0.9, mean.toMillis() * 1.1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', PT0S",
    "120, PT2M",
    "' 7 ', PT7S",
    "-5, PT0S",
    "soon, PT0S",
    "999999999, PT24H",
    "'Thu, 1 Jan 2026 00:10:00 GMT', PT10M",
    "'Wed, 31 Dec 2025 23:00:00 GMT', PT0S",
  })
  void readsWhatAReceiverAsksFor(String header, Duration expected) {
    assertThat(Backoff.asked(header, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesAny2xxForSuccess(int status) {
    assertThat(judge.of(answered(status, "60"), 1, NOW)).isEqualTo(new Verdict.Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 301, 302, 307, 400, 401, 404, 429, 500, 503})
  void takesAllElseForFailure(int status) {
    assertThat(judge.of(answered(status, "60"), 1, NOW)).isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void waitsAsLongAs429And503Ask() {
    for (int status : new int[] {429, 503}) {
      Verdict verdict = judge.of(answered(status, "3600"), 1, NOW);
      assertThat(verdict).isEqualTo(new Verdict.Failed(Duration.ofHours(1)));
    }
    Verdict other = judge.of(answered(500, "3600"), 1, NOW);
    assertThat(((Verdict.Failed) other).pause()).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void endsAWebhookThatIsGone() {
    assertThat(judge.of(answered(410, "60"), 1, NOW)).isEqualTo(new Verdict.Gone());
  }

  private static Reply answered(int status, String retryAfter) {
    return new Reply.Answered(status, retryAfter, "");
  }
}
