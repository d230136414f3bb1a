package dev.bowline.cloud.resource.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.condition.EntityTag;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One schedule as clients see it.
 *
 * @param daysOfWeek {@code monday} to {@code sunday}
 * @param timeZone by its name in the IANA database
 * @param nextRunAt null while it is not enabled
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": 3, "server_id": 1001, "name": "nightly", "paths": [], "hour": 3, "minute": 30,
     "days_of_week": ["monday", "friday"], "time_zone": "Europe/Berlin", "enabled": true,
     "keep": {"last": 3, "daily": 7, "weekly": 4, "monthly": 6}, "next_run_at": "2026-03-02T02:30:00Z"}
    """)
record Schedule(
    long id,
    long serverId,
    String name,
    List<String> paths,
    int hour,
    int minute,
    List<String> daysOfWeek,
    String timeZone,
    boolean enabled,
    Keep keep,
    @Nullable Instant nextRunAt) {

  static Schedule of(ScheduleRow row) {
    return new Schedule(
        row.id(),
        row.serverId(),
        row.name(),
        PathLines.texts(row.paths()),
        row.hour(),
        row.minute(),
        days(row).stream().map(Weekdays::word).toList(),
        row.timeZone(),
        row.enabled(),
        keep(row),
        row.enabled() ? row.nextRunAt() : null);
  }

  /** Names the version of what people chose for one server. */
  static EntityTag tag(List<ScheduleRow> ofServer) {
    return EntityTag.of(ofServer.stream().map(row -> of(row).state()).toArray());
  }

  /** What people chose, as the audit trail keeps it. */
  Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("id", id);
    state.put("name", name);
    state.put("paths", paths);
    state.put("at", "%02d:%02d %s".formatted(hour, minute, timeZone));
    state.put("days_of_week", daysOfWeek);
    state.put("enabled", enabled);
    state.put("keep_last", keep.last());
    state.put("keep_daily", keep.daily());
    state.put("keep_weekly", keep.weekly());
    state.put("keep_monthly", keep.monthly());
    return state;
  }

  static RunTime runTime(ScheduleRow row) {
    return new RunTime(
        LocalTime.of(row.hour(), row.minute()),
        days(row).stream().collect(Collectors.toSet()),
        ZoneId.of(row.timeZone()));
  }

  static Keep keep(ScheduleRow row) {
    return new Keep(row.keepLast(), row.keepDaily(), row.keepWeekly(), row.keepMonthly());
  }

  private static List<DayOfWeek> days(ScheduleRow row) {
    return row.daysOfWeek().lines().map(DayOfWeek::valueOf).toList();
  }
}
