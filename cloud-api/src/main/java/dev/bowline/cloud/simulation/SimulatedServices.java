package dev.bowline.cloud.simulation;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.inventory.ServiceState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The services of simulated hosts. As under systemd, what is enabled runs after a reboot, and what
 * is done to a service lasts until the next one.
 */
@Singleton
final class SimulatedServices {

  private static final List<Unit> UNITS =
      List.of(
          new Unit("cron", "Regular background program processing daemon", true),
          new Unit("dovecot", "Dovecot IMAP/POP3 email server", true),
          new Unit("mariadb", "MariaDB 10.11.6 database server", true),
          new Unit("memcached", "memcached daemon", false),
          new Unit("nginx", "A high performance web server and a reverse proxy server", true),
          new Unit("php8.2-fpm", "The PHP 8.2 FastCGI Process Manager", true),
          new Unit("postfix", "Postfix Mail Transport Agent", true),
          new Unit("redis-server", "Advanced key-value store", true),
          new Unit("rsync", "fast remote file copy program daemon", false),
          new Unit("ssh", "OpenBSD Secure Shell server", true));

  private static final int FIRST_PID = 400;
  private static final int PIDS_APART = 37;
  private static final long MOST_PID = 32_768;
  private static final int BOOT_SECONDS = 4;

  private final SimulatedServiceRepository rows;

  SimulatedServices(SimulatedServiceRepository rows) {
    this.rows = rows;
  }

  private record Unit(String name, String description, boolean enabled) {}

  /** All of them at {@code now}, by name. */
  List<ServiceState> all(long tenantId, Instant now) {
    Instant boot = Machine.bootedAt(now);
    Map<String, SimulatedServiceRow> touched =
        rows.after(tenantId, boot).stream()
            .collect(Collectors.toMap(SimulatedServiceRow::name, Function.identity()));
    return IntStream.range(0, UNITS.size())
        .mapToObj(index -> state(index, boot, touched.get(UNITS.get(index).name())))
        .toList();
  }

  /**
   * What comes of {@code command}. Starting what runs and stopping what does not change nothing.
   */
  Outcome obey(long tenantId, ServiceCommand command, Instant now) {
    String name = command.service().text();
    Optional<ServiceState> before = find(tenantId, name, now);
    if (before.isEmpty()) {
      return new Outcome.Failed("SERVICE_NOT_FOUND", "There is no service " + name);
    }
    boolean running = !(command instanceof ServiceCommand.StopService);
    boolean changes = running != isRunning(before.get());
    if (changes || command instanceof ServiceCommand.RestartService) {
      rows.keep(tenantId, name, running, now);
    }
    ServiceState after = find(tenantId, name, now).orElseThrow();
    return switch (command) {
      case ServiceCommand.StartService _ -> new ServiceOutcome.Started(after);
      case ServiceCommand.StopService _ -> new ServiceOutcome.Stopped(after);
      case ServiceCommand.RestartService _ -> new ServiceOutcome.Restarted(after);
    };
  }

  private static boolean isRunning(ServiceState state) {
    return state.mainPid() != 0;
  }

  private Optional<ServiceState> find(long tenantId, String name, Instant now) {
    return all(tenantId, now).stream().filter(state -> state.name().equals(name)).findFirst();
  }

  private static ServiceState state(int index, Instant boot, @Nullable SimulatedServiceRow row) {
    Unit unit = UNITS.get(index);
    if (row == null) {
      return unit.enabled()
          ? running(unit, FIRST_PID + (long) PIDS_APART * index, boot.plusSeconds(BOOT_SECONDS))
          : stopped(unit, 0);
    }
    return row.running()
        ? running(unit, pid(row.since()), row.since())
        : stopped(unit, row.since().toEpochMilli());
  }

  /** Like a kernel's it is another after a restart, and higher than those of the boot. */
  private static long pid(Instant since) {
    long lowest = FIRST_PID + (long) PIDS_APART * UNITS.size();
    return lowest + since.toEpochMilli() % (MOST_PID - lowest);
  }

  private static ServiceState running(Unit unit, long pid, Instant since) {
    return new ServiceState(
        unit.name(),
        unit.description(),
        "active",
        "running",
        unit.enabled() ? "enabled" : "disabled",
        pid,
        since.toEpochMilli());
  }

  private static ServiceState stopped(Unit unit, long since) {
    return new ServiceState(
        unit.name(),
        unit.description(),
        "inactive",
        "dead",
        unit.enabled() ? "enabled" : "disabled",
        0,
        since);
  }
}
