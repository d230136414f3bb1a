package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.command.HostPath;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One schedule as a client wants it.
 *
 * @param id of the schedule it replaces; absent is the one of that name, or a new one
 * @param minute absent is 0
 * @param daysOfWeek {@code monday} to {@code sunday}; absent is every day
 * @param timeZone by its name in the IANA database; absent is UTC
 * @param enabled absent is true
 * @param keep absent keeps every backup
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record WantedSchedule(
    @Nullable Long id,
    @Nullable String name,
    @Nullable List<String> paths,
    @Nullable Integer hour,
    @Nullable Integer minute,
    @Nullable List<String> daysOfWeek,
    @Nullable String timeZone,
    @Nullable Boolean enabled,
    @Nullable WantedKeep keep) {

  private static final int MOST_KEPT = 1_000;

  /** How many backups to keep; absent is 0. */
  @Serdeable
  record WantedKeep(
      @Nullable Integer last,
      @Nullable Integer daily,
      @Nullable Integer weekly,
      @Nullable Integer monthly) {}

  /** What is wanted, checked. */
  record Checked(
      @Nullable Long id,
      String name,
      List<HostPath> paths,
      RunTime runTime,
      boolean enabled,
      Keep keep) {}

  /**
   * What is wanted.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 when it cannot be meant
   */
  Checked checked() {
    return new Checked(
        id,
        BackupWords.name("name", name),
        BackupWords.paths(paths),
        new RunTime(time(), days(), zone()),
        enabled == null || enabled,
        keep == null ? Keep.EVERYTHING : checked(keep));
  }

  private LocalTime time() {
    try {
      return LocalTime.of(hour == null ? -1 : hour, minute == null ? 0 : minute);
    } catch (DateTimeException e) {
      throw wrong("hour must be 0 to 23, minute 0 to 59.");
    }
  }

  private Set<DayOfWeek> days() {
    List<String> words =
        daysOfWeek == null
            ? Arrays.stream(DayOfWeek.values()).map(Weekdays::word).toList()
            : daysOfWeek;
    return Weekdays.parse(words)
        .filter(days -> !days.isEmpty())
        .map(days -> days.stream().collect(Collectors.toUnmodifiableSet()))
        .orElseThrow(() -> wrong("days_of_week holds monday to sunday, at least one."));
  }

  private ZoneId zone() {
    String wanted = timeZone == null ? "UTC" : timeZone;
    if (!ZoneId.getAvailableZoneIds().contains(wanted)) {
      throw wrong("time_zone must be a name of the IANA database, such as Europe/Berlin.");
    }
    return ZoneId.of(wanted);
  }

  private static Keep checked(WantedKeep keep) {
    return new Keep(
        count(keep.last()), count(keep.daily()), count(keep.weekly()), count(keep.monthly()));
  }

  private static int count(@Nullable Integer wanted) {
    int count = wanted == null ? 0 : wanted;
    if (count < 0 || count > MOST_KEPT) {
      throw wrong("keep holds numbers of 0 to " + MOST_KEPT + ".");
    }
    return count;
  }

  private static RuntimeException wrong(String details) {
    return Problem.of(Code.INVALID_BODY, details).exception();
  }
}
