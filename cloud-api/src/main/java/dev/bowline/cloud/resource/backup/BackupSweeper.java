package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.Action;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what schedules have due, and has deleted what need not be kept. A due run is claimed in
 * the transaction that writes its job, so however many instances sweep, and wherever one dies, it
 * is started once. What was missed while nobody swept is started once, not as often as it was
 * missed; a run while the one before is still open is left out.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class BackupSweeper implements BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(BackupSweeper.class);
  private static final int BATCH = 50;
  private static final String NOBODY = "";

  private final ScheduleRepository schedules;
  private final BackupRepository rows;
  private final Backups backups;
  private final VisibleServers servers;
  private final InstantSource clock;

  BackupSweeper(
      ScheduleRepository schedules,
      BackupRepository rows,
      Backups backups,
      VisibleServers servers,
      InstantSource clock) {
    this.schedules = schedules;
    this.rows = rows;
    this.backups = backups;
    this.servers = servers;
    this.clock = clock;
  }

  /** Another instance was first. */
  private static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String name() {
    return "the sweep of backups";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  /** What fails for one schedule does not keep the others waiting. */
  @Override
  public boolean round() {
    Instant now = clock.instant();
    List<ScheduleRow> due = schedules.due(now, BATCH);
    due.forEach(schedule -> attempt(schedule, () -> run(schedule, now)));
    List<ScheduleRow> surplus = schedules.retentionDue(BATCH);
    surplus.forEach(schedule -> attempt(schedule, () -> retain(schedule)));
    return !due.isEmpty() || !surplus.isEmpty();
  }

  private static void attempt(ScheduleRow schedule, Runnable work) {
    try {
      work.run();
    } catch (Taken takenByAnother) {
      // It is done, or being done.
    } catch (RuntimeException e) {
      LOG.warn("Schedule {} of backups waits: {}", schedule.id(), e.getMessage());
    }
  }

  private void run(ScheduleRow schedule, Instant now) {
    Instant next = Schedule.runTime(schedule).after(now);
    Optional<Server> server = servers.ofTenant(schedule.tenantId(), schedule.serverId());
    if (server.isEmpty() || isLeftOut(schedule, server.get())) {
      schedules.claim(schedule.id(), schedule.nextRunAt(), next);
      return;
    }
    BackupWish wish =
        new BackupWish(schedule.name(), PathLines.paths(schedule.paths()), schedule.id());
    try {
      backups.run(giver(schedule), server.get(), wish, () -> claim(schedule, next));
    } catch (ProblemException refused) {
      skip(schedule, next, refused);
    }
  }

  private boolean isLeftOut(ScheduleRow schedule, Server server) {
    return server.awaitsConfirmation() || rows.countOpen(schedule.id()) > 0;
  }

  /** A server that has too much to do already does without this run. */
  private void skip(ScheduleRow schedule, Instant next, ProblemException refused) {
    Code code = refused.problem().code();
    LOG.warn("Schedule {} of backups leaves out a run: {}", schedule.id(), code);
    schedules.claim(schedule.id(), schedule.nextRunAt(), next);
  }

  private void claim(ScheduleRow schedule, Instant next) {
    if (schedules.claim(schedule.id(), schedule.nextRunAt(), next) == 0) {
      throw new Taken();
    }
  }

  private void retain(ScheduleRow schedule) {
    List<BackupRow> surplus =
        Schedule.keep(schedule)
            .surplus(rows.succeeded(schedule.id()), ZoneId.of(schedule.timeZone()));
    Optional<Server> server =
        servers
            .ofTenant(schedule.tenantId(), schedule.serverId())
            .filter(one -> !one.awaitsConfirmation());
    if (surplus.isEmpty() || server.isEmpty()) {
      schedules.claimRetention(schedule.id());
      return;
    }
    backups.delete(giver(schedule), server.get(), surplus, () -> claimRetention(schedule));
  }

  private void claimRetention(ScheduleRow schedule) {
    if (schedules.claimRetention(schedule.id()) == 0) {
      throw new Taken();
    }
  }

  private static Giver giver(ScheduleRow schedule) {
    return new Giver(schedule.tenantId(), Action.WRITE, "schedule:" + schedule.id(), NOBODY);
  }
}
