package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeepTest {

  private static final Instant NEWEST = Instant.parse("2026-11-24T03:00:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** One a day, the newest with the highest id. */
  private static final List<BackupRow> HUNDRED_DAYS = every(Duration.ofDays(1), 100);

  @Test
  void keepsEverythingWhenNoRuleIsGiven() {
    assertThat(Keep.EVERYTHING.surplus(HUNDRED_DAYS, UTC)).isEmpty();
  }

  @Test
  void keepsTheLast() {
    assertThat(kept(new Keep(3, 0, 0, 0), HUNDRED_DAYS)).containsExactly(100L, 99L, 98L);
  }

  @Test
  void keepsTheNewestOfEachDayWeekAndMonth() {
    assertThat(kept(new Keep(0, 2, 0, 0), every(Duration.ofHours(6), 12)))
        .containsExactly(12L, 11L);
    assertThat(kept(new Keep(0, 0, 3, 0), HUNDRED_DAYS))
        .as("Tuesday, and the two Sundays before")
        .containsExactly(100L, 98L, 91L);
    assertThat(kept(new Keep(0, 0, 0, 3), HUNDRED_DAYS))
        .as("the 24th, 31 October, 30 September")
        .containsExactly(100L, 76L, 45L);
  }

  @Test
  void keepsWhatAnyRuleKeeps() {
    assertThat(kept(new Keep(1, 2, 2, 2), HUNDRED_DAYS)).containsExactly(100L, 99L, 98L, 76L);
  }

  @Test
  void doesNotCountPeriodsWithoutABackup() {
    assertThat(kept(new Keep(0, 2, 0, 0), every(Duration.ofDays(10), 5))).containsExactly(5L, 4L);
  }

  private static List<Long> kept(Keep keep, List<BackupRow> backups) {
    List<BackupRow> surplus = keep.surplus(backups, UTC);
    return backups.stream().filter(backup -> !surplus.contains(backup)).map(BackupRow::id).toList();
  }

  private static List<BackupRow> every(Duration step, int count) {
    return LongStream.range(0, count)
        .mapToObj(age -> backup(count - age, NEWEST.minus(step.multipliedBy(age))))
        .toList();
  }

  private static BackupRow backup(long id, Instant made) {
    return new BackupRow(
        id,
        1,
        1,
        "nightly",
        1L,
        new UUID(0, id),
        BackupState.SUCCEEDED,
        "",
        "%064x".formatted(id),
        1L,
        1L,
        1L,
        0L,
        null,
        null,
        made,
        made,
        made,
        null,
        null);
  }
}
