package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.HostPath;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The transient unit that does the work of one command, under systemd and not under the agent, so
 * that it has the capabilities that the agent gave up, and goes on when the agent ends. What a unit
 * may do is no more than its command needs: none but a restoration can write to what the policy
 * lists, and that one nowhere else.
 */
final class JobUnit {

  private static final String PREFIX = "bowline-job-";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<String> CONFINEMENT =
      List.of(
          "UMask=0077",
          "Nice=10",
          "IOSchedulingClass=best-effort",
          "IOSchedulingPriority=7",
          "OOMScoreAdjust=300",
          // SIGINT lets restic remove its lock.
          "KillSignal=SIGINT",
          "TimeoutStopSec=30",
          "SuccessExitStatus=130",
          "LimitNOFILE=8192",
          "LockPersonality=yes",
          "NoNewPrivileges=yes",
          "PrivateDevices=yes",
          "ProtectClock=yes",
          "ProtectControlGroups=yes",
          "ProtectHostname=yes",
          "ProtectKernelLogs=yes",
          "ProtectKernelModules=yes",
          "ProtectKernelTunables=yes",
          "ProtectSystem=strict",
          "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
          "RestrictNamespaces=yes",
          "RestrictRealtime=yes",
          "SystemCallArchitectures=native",
          "SystemCallFilter=@system-service");

  private static final String READER = "CAP_DAC_READ_SEARCH";
  private static final String WRITER =
      "CAP_CHOWN CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_FOWNER CAP_FSETID CAP_SETFCAP";

  private final Processes processes;
  private final Places places;

  /** How a job's unit is called. */
  enum Purpose {
    WORK,
    CLEANUP
  }

  JobUnit(Processes processes, Places places) {
    this.processes = processes;
    this.places = places;
  }

  /** Starts the unit of the job in {@code folder}; how {@code systemd-run} ended. */
  Processes.Ended start(JobFolder folder, Order order, Purpose purpose) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "systemd-run",
                "--unit=" + name(folder.id()),
                "--description=Bowline " + order.command().operation(),
                "--collect",
                "--quiet",
                "--no-ask-password",
                "--service-type=exec"));
    CONFINEMENT.forEach(property -> arguments.add("--property=" + property));
    arguments.add("--property=CapabilityBoundingSet=" + capabilities(order.command()));
    arguments.add("--property=InaccessiblePaths=-" + places.hostKey());
    arguments.add("--property=ReadWritePaths=" + writable(folder, order));
    arguments.addAll(List.of("/usr/bin/bowline", "agent", "work"));
    if (purpose == Purpose.CLEANUP) {
      arguments.add("--cleanup");
    }
    arguments.add(folder.id().toString());
    return processes.run(arguments, PATIENCE);
  }

  /** Whether the unit of the job exists, be it that it is about to start or to end. */
  boolean isThere(UUID id) {
    return processes
        .run(
            List.of("systemctl", "show", "--property=ActiveState", "--", name(id) + ".service"),
            PATIENCE)
        .output()
        .lines()
        .anyMatch(line -> line.matches("ActiveState=(active|activating|deactivating|reloading)"));
  }

  /** Whether the unit of any job exists. */
  boolean isAnyThere() {
    return processes
        .run(
            List.of(
                "systemctl",
                "list-units",
                "--plain",
                "--no-legend",
                "--state=active,activating,deactivating",
                PREFIX + "*"),
            PATIENCE)
        .output()
        .contains(PREFIX);
  }

  private static String name(UUID id) {
    return PREFIX + id;
  }

  private static String capabilities(BackupCommand command) {
    return switch (command) {
      case BackupCommand.RunBackup ignored -> READER;
      case BackupCommand.DeleteBackups ignored -> "";
      case BackupCommand.VerifyBackup ignored -> WRITER;
      case BackupCommand.RestoreBackup ignored -> WRITER;
    };
  }

  private String writable(JobFolder folder, Order order) {
    String own = folder.state() + " " + places.cache();
    return order.command() instanceof BackupCommand.RestoreBackup
        ? order.allowed().listed().stream()
            .map(HostPath::text)
            .collect(Collectors.joining(" -", own + " -", ""))
        : own;
  }
}
