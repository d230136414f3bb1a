package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

  @Test
  void runsAtTheSameTimeOfDayInSummerAndInWinter() {
    RunTime three = new RunTime(LocalTime.of(3, 0), DAILY, BERLIN);

    assertThat(three.after(at("2026-07-01T00:00:00Z"))).isEqualTo(at("2026-07-01T01:00:00Z"));
    assertThat(three.after(at("2026-12-01T00:00:00Z"))).isEqualTo(at("2026-12-01T02:00:00Z"));
  }

  @Test
  void runsOnceWhereClocksSkipTheTime() {
    RunTime halfPastTwo = new RunTime(LocalTime.of(2, 30), DAILY, BERLIN);

    Instant skipped = halfPastTwo.after(at("2026-03-29T00:00:00Z"));

    assertThat(skipped).isEqualTo(at("2026-03-29T01:30:00Z"));
    assertThat(halfPastTwo.after(skipped)).isEqualTo(at("2026-03-30T00:30:00Z"));
  }

  @Test
  void runsOnceWhereClocksShowTheTimeTwice() {
    RunTime halfPastTwo = new RunTime(LocalTime.of(2, 30), DAILY, BERLIN);

    Instant first = halfPastTwo.after(at("2026-10-24T22:00:00Z"));

    assertThat(first).isEqualTo(at("2026-10-25T00:30:00Z"));
    assertThat(halfPastTwo.after(first)).isEqualTo(at("2026-10-26T01:30:00Z"));
  }

  @Test
  void runsOnItsDaysAsTheZoneCountsThem() {
    RunTime mondays =
        new RunTime(LocalTime.of(0, 30), Set.of(DayOfWeek.MONDAY), ZoneId.of("Asia/Tokyo"));

    assertThat(mondays.after(at("2026-11-22T00:00:00Z"))).isEqualTo(at("2026-11-22T15:30:00Z"));
    assertThat(mondays.after(at("2026-11-22T15:30:00Z"))).isEqualTo(at("2026-11-29T15:30:00Z"));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
