package dev.bowline.cloud.resource.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a schedule runs: at one time of day, on some days of the week, as clocks in the zone show
 * it. Where clocks skip that time, it runs as much later as they skip; where they show it twice, it
 * runs the first time.
 */
record RunTime(LocalTime time, Set<DayOfWeek> days, ZoneId zone) {

  private static final int DAYS_AHEAD = 8;

  RunTime {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("A schedule has at least one day");
    }
  }

  /** The first run after {@code instant}. */
  Instant after(Instant instant) {
    LocalDate first = LocalDate.ofInstant(instant, zone).minusDays(1);
    return first
        .datesUntil(first.plusDays(DAYS_AHEAD + 2L))
        .filter(date -> days.contains(date.getDayOfWeek()))
        .map(date -> ZonedDateTime.of(date, time, zone).toInstant())
        .filter(run -> run.isAfter(instant))
        .findFirst()
        .orElseThrow();
  }
}
