package dev.bowline.cloud.resource.backup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How many backups of a schedule are kept: the last ones, and of each of the last days, weeks (ISO
 * 8601) and months that have any, the newest. A backup is kept when one of these rules keeps it.
 * All four 0 keeps every backup.
 */
@Serdeable
record Keep(int last, int daily, int weekly, int monthly) {

  static final Keep EVERYTHING = new Keep(0, 0, 0, 0);

  /** Which of {@code newestFirst} no rule keeps; days are those of {@code zone}. */
  List<BackupRow> surplus(List<BackupRow> newestFirst, ZoneId zone) {
    if (equals(EVERYTHING)) {
      return List.of();
    }
    Set<Long> kept = new HashSet<>();
    newestFirst.stream().limit(last).forEach(backup -> kept.add(backup.id()));
    keep(kept, newestFirst, daily, date(zone));
    keep(kept, newestFirst, weekly, date(zone).andThen(Keep::week));
    keep(kept, newestFirst, monthly, date(zone).andThen(day -> day.withDayOfMonth(1)));
    return newestFirst.stream().filter(backup -> !kept.contains(backup.id())).toList();
  }

  private static void keep(
      Set<Long> kept, List<BackupRow> newestFirst, int most, Function<BackupRow, ?> period) {
    Set<Object> seen = new LinkedHashSet<>();
    for (BackupRow backup : newestFirst) {
      if (seen.size() < most && seen.add(period.apply(backup))) {
        kept.add(backup.id());
      }
    }
  }

  private static Function<BackupRow, LocalDate> date(ZoneId zone) {
    return backup -> {
      Instant made = backup.createdAt();
      return LocalDate.ofInstant(made, zone);
    };
  }

  private static String week(LocalDate day) {
    return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
