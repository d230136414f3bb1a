package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.platform.TestingWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueRoundsTest {

  private static final Instant TIME = Instant.parse("2026-11-30T04:16:00Z");
  private static final Instant FULL_HOUR = Instant.parse("2026-11-30T05:00:07Z");
  private static final long PLENTY = 60_000;

  private final TestingWork first = new TestingWork("first", Duration.ofSeconds(1), 0);
  private final TestingWork busy = new TestingWork("busy", Duration.ofSeconds(5), 2);
  private final TestingWork minutely = new TestingWork("minutely", Duration.ofMinutes(1), 9);
  private final TestingWork hourly = new TestingWork("hourly", Duration.ofHours(1), 0);

  @Test
  void goOnUntilNobodyFindsAnythingToDo() {
    assertThat(run(TIME, PLENTY, first, busy)).isEmpty();
    assertThat(List.of(first.rounds(), busy.rounds())).containsExactly(3, 3);
  }

  @Test
  void areNotRepeatedWhenTimeIsShort() {
    run(TIME, 15_000, first, busy);
    assertThat(List.of(first.rounds(), busy.rounds())).containsExactly(1, 1);
  }

  @Test
  void ofLongerPausesAreNotBegunWhenTimeIsShort() {
    assertThat(run(FULL_HOUR, 15_000, first, minutely, hourly)).isEmpty();
    assertThat(List.of(first.rounds(), minutely.rounds(), hourly.rounds()))
        .containsExactly(1, 0, 0);
  }

  @Test
  void endThoughSomeWorkFindsTheSameForEver() {
    TestingWork restless = new TestingWork("restless", Duration.ofSeconds(1), 1_000_000);
    run(TIME, PLENTY, restless);
    assertThat(restless.rounds()).isBetween(2, 100);
  }

  @Test
  void ofLongerPausesComeOnceWhenTheyAreDue() {
    run(TIME, PLENTY, busy, minutely, hourly);
    assertThat(List.of(minutely.rounds(), hourly.rounds())).containsExactly(1, 0);
    run(FULL_HOUR, PLENTY, busy, minutely, hourly);
    assertThat(List.of(minutely.rounds(), hourly.rounds())).containsExactly(2, 1);
  }

  @Test
  void thatBreakOffKeepNobodyFromTheirsAndAreNamed() {
    TestingWork broken = new TestingWork("broken", Duration.ofSeconds(1), 0).broken();
    TestingWork late = new TestingWork("late", Duration.ofMinutes(1), 0).broken();
    assertThat(run(TIME, PLENTY, broken, busy, late, minutely)).containsExactly("broken", "late");
    assertThat(List.of(broken.rounds(), busy.rounds(), minutely.rounds())).containsExactly(1, 3, 1);
  }

  @Test
  void areWaitedFor() {
    run(TIME, PLENTY, busy, minutely);
    assertThat(List.of(busy.settled(), minutely.settled())).containsExactly(3, 1);
  }

  private static List<String> run(Instant time, long remaining, BackgroundWork... works) {
    return new DueRounds(List.of(works), () -> remaining).run(time);
  }
}
