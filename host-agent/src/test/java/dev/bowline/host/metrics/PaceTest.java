package dev.bowline.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.host.testing.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private final FakeClock clock = new FakeClock();
  private final Pace pace = new Pace(clock);

  @Test
  void isFiveSecondsAndFiveMinutesWhenNobodyLooks() {
    assertPace(5, 300);
  }

  @Test
  void isTwoSecondsWhileSomebodyLooks() {
    pace.watch(clock.instant().plusSeconds(30));
    assertPace(2, 2);
    clock.advance(Duration.ofSeconds(30));
    assertPace(5, 300);
  }

  @Test
  void isWhatTheCloudAsksFor() {
    pace.ask(Duration.ofSeconds(2));
    assertPace(2, 2);
    pace.ask(Duration.ofMinutes(5));
    assertPace(5, 300);
  }

  @Test
  void letsNoLeaseReachFurtherThanTwoMinutes() {
    pace.watch(clock.instant().plus(Duration.ofDays(365)));
    clock.advance(Duration.ofMinutes(2));
    assertPace(5, 300);
  }

  @Test
  void isFastForAMomentWhenTheWatchComesLateOrTheClockIsAhead() {
    pace.watch(clock.instant().minusSeconds(600));
    assertPace(2, 2);
    clock.advance(Duration.ofSeconds(5));
    assertPace(5, 300);
  }

  @Test
  void doesNotShortenALeaseThatALaterOneFollows() {
    pace.watch(clock.instant().plusSeconds(60));
    pace.watch(clock.instant().minusSeconds(600));
    clock.advance(Duration.ofSeconds(59));
    assertPace(2, 2);
  }

  @Test
  void endsALeaseWhoseBeginningLiesAheadBecauseTheClockSteppedBack() {
    pace.watch(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofHours(-1));
    assertPace(5, 300);
  }

  @Test
  void keepsWhatTheCloudAsksForWithinBounds() {
    pace.ask(Duration.ofSeconds(-5));
    assertPace(2, 2);
    pace.ask(Duration.ofDays(9));
    assertPace(5, 3600);
  }

  private void assertPace(int sampling, int sending) {
    assertThat(pace.sampling()).hasSeconds(sampling);
    assertThat(pace.sending()).hasSeconds(sending);
  }
}
