package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand.DeleteBackups;
import dev.bowline.contract.command.BackupOutcome.Deleted;
import dev.bowline.contract.command.Outcome;

/** Removes snapshots and then, whatever an earlier run left undone, the data that none needs. */
final class BackupRemoval {

  private final DeleteBackups command;
  private final Restic restic;
  private final Repository repository;

  BackupRemoval(DeleteBackups command, Restic restic, Repository repository) {
    this.command = command;
    this.restic = restic;
    this.repository = repository;
  }

  Outcome run() {
    Restic.Ended unlocked = repository.unlock();
    if (!unlocked.succeeded()) {
      return Diagnosis.of(unlocked, "REPOSITORY_UNUSABLE");
    }
    if (!command.snapshots().isEmpty()) {
      Restic.Ended forgotten = repository.forget(command.snapshots());
      if (!forgotten.succeeded()) {
        return Diagnosis.of(forgotten, "DELETE_FAILED");
      }
    }
    Restic.Ended pruned = restic.run("prune");
    return pruned.succeeded()
        ? new Deleted(command.snapshots())
        : Diagnosis.of(pruned, "DELETE_FAILED");
  }
}
