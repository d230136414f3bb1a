package dev.bowline.cloud.simulation;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.inventory.Inventory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What simulated hosts tell of themselves, and how they carry out what they are asked. */
@Singleton
public final class Simulation {

  private static final Outcome INTERRUPTION =
      new Outcome.Interrupted("The agent stopped while the command ran; it may have taken effect");

  private final SimulatedServices services;
  private final InstantSource clock;

  Simulation(SimulatedServices services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  /** What the tenant's host would report of itself now. */
  public Inventory inventory(long tenantId) {
    Instant now = now();
    return new Inventory(now, Machine.facts(now), services.all(tenantId, now));
  }

  /**
   * Carries out {@code command}, whose id is {@code id}, on the tenant's host, and answers all that
   * an agent would report of it, in order. Changes of services are part of the transaction in which
   * this is called.
   *
   * @param name of the service or the backup that the command is about; see {@link Ending}
   */
  public List<Report> reports(long tenantId, UUID id, Command command, String name) {
    Instant now = now();
    Report received = new Report.Receipt(id, 0, now);
    Report begun = new Report.Progress(id, 1, now, "started " + command.operation());
    return switch (Ending.of(command, name)) {
      case WELL -> List.of(received, begun, result(id, now, obey(tenantId, command, now)));
      case FAILED -> List.of(received, begun, result(id, now, failure(command, name)));
      case REFUSED -> List.of(received, result(id, now, refusal(command)));
      case INTERRUPTED -> List.of(received, begun, result(id, now, INTERRUPTION));
      case SILENT -> List.of();
    };
  }

  private static Report result(UUID id, Instant now, Outcome outcome) {
    return new Report.Result(id, 2, now, outcome);
  }

  private Outcome obey(long tenantId, Command command, Instant now) {
    return switch (command) {
      case ServiceCommand service -> services.obey(tenantId, service, now);
      case BackupCommand backup -> SimulatedBackups.obey(backup, now);
      case Command.RefreshInventory _, Command.WatchMetrics _ -> new Outcome.Refreshed();
      case Command.Unrecognised(String operation) -> new Outcome.Unsupported(operation);
    };
  }

  private static Outcome refusal(Command command) {
    return new Outcome.Refused(
        "OPERATION_NOT_ALLOWED", "The host's policy does not allow " + command.operation());
  }

  /** With the words that agents have for it. */
  private static Outcome failure(Command command, String name) {
    String code =
        switch (command) {
          case BackupCommand.RunBackup _ -> "BACKUP_FAILED";
          case BackupCommand.VerifyBackup _ -> "REPOSITORY_DAMAGED";
          case BackupCommand.RestoreBackup _ -> "RESTORE_FAILED";
          case BackupCommand.DeleteBackups _ -> "DELETE_FAILED";
          case ServiceCommand _ -> "SERVICE_FAILED";
          case Command.RefreshInventory _, Command.WatchMetrics _, Command.Unrecognised _ ->
              "INTERNAL_ERROR";
        };
    return new Outcome.Failed(code, "Simulated, as the name " + name + " demands");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
