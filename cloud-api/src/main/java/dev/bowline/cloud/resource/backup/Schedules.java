package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schedules of servers. A server's are replaced all at once, so that a repetition is no harm.
 */
@Singleton
final class Schedules {

  private static final int MOST = 20;

  private final ScheduleRepository rows;
  private final Ids ids;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Schedules(
      ScheduleRepository rows,
      Ids ids,
      AuditTrail audit,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.rows = rows;
    this.ids = ids;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those of a server, by name. */
  List<ScheduleRow> of(long serverId) {
    return rows.ofServer(serverId);
  }

  /**
   * Makes {@code wanted} the server's schedules. One that is known by its id or else by its name
   * keeps its id, and its next run too unless its times change.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 for an id that is none of the server's,
   *     400 for a name that stands twice, 409 when they are in another version
   */
  List<ScheduleRow> replace(
      Giver giver, long serverId, IfMatch condition, List<WantedSchedule.Checked> wanted) {
    requireFitting(wanted);
    return transactions.executeWrite(status -> {
      rows.lockServer(serverId);
      List<ScheduleRow> before = rows.ofServer(serverId);
      condition.demand(Schedule.tag(before));
      List<ScheduleRow> after =
          wanted.stream().map(one -> row(giver, serverId, one, before)).toList();
      if (!Set.copyOf(after).equals(Set.copyOf(before))) {
        write(serverId, before, after);
        audit.append(event(giver, serverId, before, after));
      }
      return rows.ofServer(serverId);
    });
  }

  /** Whether there was such a schedule to delete. */
  boolean delete(Giver giver, long serverId, long id) {
    return transactions.executeWrite(status -> {
      rows.lockServer(serverId);
      List<ScheduleRow> before = rows.ofServer(serverId);
      if (rows.delete(serverId, id) == 0) {
        return false;
      }
      audit.append(event(giver, serverId, before, rows.ofServer(serverId)));
      return true;
    });
  }

  private void write(long serverId, List<ScheduleRow> before, List<ScheduleRow> after) {
    Set<Long> known = before.stream().map(ScheduleRow::id).collect(Collectors.toSet());
    Set<Long> kept = after.stream().map(ScheduleRow::id).collect(Collectors.toSet());
    before.stream()
        .filter(one -> !kept.contains(one.id()))
        .forEach(one -> rows.delete(serverId, one.id()));
    // Names are unique, and two schedules may swap theirs.
    before.stream().filter(one -> kept.contains(one.id())).forEach(one -> rows.setAside(one.id()));
    for (ScheduleRow one : after) {
      if (known.contains(one.id())) {
        rows.update(one);
      } else {
        rows.save(one);
      }
    }
  }

  private ScheduleRow row(
      Giver giver, long serverId, WantedSchedule.Checked wanted, List<ScheduleRow> before) {
    Optional<ScheduleRow> known = known(wanted, before);
    if (wanted.id() != null && known.isEmpty()) {
      throw Problem.of(Code.NOT_FOUND, "No such schedule: " + wanted.id()).exception();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RunTime times = wanted.runTime();
    return new ScheduleRow(
        known.map(ScheduleRow::id).orElseGet(ids::next),
        giver.tenantId(),
        serverId,
        wanted.name(),
        PathLines.of(wanted.paths()),
        times.time().getHour(),
        times.time().getMinute(),
        times.days().stream().sorted().map(Enum::name).collect(Collectors.joining("\n")),
        times.zone().getId(),
        wanted.enabled(),
        wanted.keep().last(),
        wanted.keep().daily(),
        wanted.keep().weekly(),
        wanted.keep().monthly(),
        known
            .filter(one -> one.enabled() && Schedule.runTime(one).equals(times))
            .map(ScheduleRow::nextRunAt)
            .orElseGet(() -> times.after(now)),
        known.map(ScheduleRow::retentionDue).orElse(false),
        known.map(ScheduleRow::createdAt).orElse(now));
  }

  private static Optional<ScheduleRow> known(
      WantedSchedule.Checked wanted, List<ScheduleRow> before) {
    Long id = wanted.id();
    return before.stream()
        .filter(one -> id == null ? one.name().equals(wanted.name()) : one.id() == id)
        .findFirst();
  }

  private static void requireFitting(List<WantedSchedule.Checked> wanted) {
    Set<Object> seen = new HashSet<>();
    for (WantedSchedule.Checked one : wanted) {
      if (!seen.add(one.name()) || (one.id() != null && !seen.add(one.id()))) {
        throw Problem.of(Code.INVALID_BODY, "Two schedules have one name or id.").exception();
      }
    }
    if (wanted.size() > MOST) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST + " schedules.").exception();
    }
  }

  private static AuditEvent event(
      Giver giver, long serverId, List<ScheduleRow> before, List<ScheduleRow> after) {
    return new AuditEvent(
        giver.tenantId(),
        giver.actor(),
        "backups.schedules",
        "server:" + serverId,
        giver.ip(),
        Map.of("before", states(before), "after", states(after)));
  }

  private static List<Map<String, Object>> states(List<ScheduleRow> rows) {
    return rows.stream().map(row -> Schedule.of(row).state()).toList();
  }
}
