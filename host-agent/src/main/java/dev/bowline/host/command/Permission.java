package dev.bowline.host.command;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.host.policy.BackupPaths;
import dev.bowline.host.policy.Policy;
import dev.bowline.host.policy.PolicyFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the host's owner lets the cloud do something. */
public final class Permission {

  private final Supplier<PolicyFile.Reading> policy;

  /** Permission as the policy has it each time it is asked. */
  public Permission(Supplier<PolicyFile.Reading> policy) {
    this.policy = policy;
  }

  /** Why the command is refused; nothing when it is allowed. */
  public Optional<Outcome> refusal(Command command) {
    return switch (policy.get()) {
      case PolicyFile.Reading.Unusable(String reason) ->
          refused("POLICY_UNUSABLE", "The host's policy is not usable: " + reason);
      case PolicyFile.Reading.Usable(Policy current) -> refusal(current, command);
    };
  }

  private static Optional<Outcome> refusal(Policy policy, Command command) {
    if (!policy.allows(command.operation())) {
      return refused(
          "OPERATION_NOT_ALLOWED", "The host's policy does not allow " + command.operation());
    }
    return switch (command) {
      case ServiceCommand moved -> unlisted(policy, moved.service());
      case BackupCommand backup -> outside(policy.backupPaths(), backup);
      case Command.RefreshInventory ignored -> Optional.empty();
      case Command.WatchMetrics ignored -> Optional.empty();
      case Command.Unrecognised ignored -> Optional.empty();
    };
  }

  private static Optional<Outcome> unlisted(Policy policy, ServiceName service) {
    return policy.lists(service)
        ? Optional.empty()
        : refused(
            "SERVICE_NOT_LISTED", "The host's policy does not list the service " + service.text());
  }

  private static Optional<Outcome> outside(BackupPaths allowed, BackupCommand command) {
    return switch (command) {
      case BackupCommand.RunBackup(var _, var paths) when paths.isEmpty() ->
          allowed.listed().isEmpty()
              ? refused("PATH_NOT_ALLOWED", "The host's policy lists no backup_paths")
              : Optional.empty();
      case BackupCommand.RunBackup(var _, var paths) -> outside(allowed, paths);
      case BackupCommand.RestoreBackup(var _, var paths, var folder) ->
          outside(allowed, folder == null ? paths : List.of(folder));
      case BackupCommand.VerifyBackup ignored -> Optional.empty();
      case BackupCommand.DeleteBackups ignored -> Optional.empty();
    };
  }

  private static Optional<Outcome> outside(BackupPaths allowed, List<HostPath> paths) {
    return paths.stream()
        .filter(path -> !allowed.allow(path))
        .findFirst()
        .flatMap(
            path -> refused("PATH_NOT_ALLOWED", "The host's policy does not allow " + path.text()));
  }

  private static Optional<Outcome> refused(String code, String message) {
    return Optional.of(new Outcome.Refused(code, message));
  }
}
