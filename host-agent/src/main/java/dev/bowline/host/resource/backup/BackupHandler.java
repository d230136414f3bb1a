package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Handler;

/** Knows the commands on backups; this version carries out none of them. */
public final class BackupHandler implements Handler<BackupCommand> {

  @Override
  public Resource resource() {
    return Resource.BACKUPS;
  }

  @Override
  public Class<BackupCommand> commands() {
    return BackupCommand.class;
  }

  @Override
  public Outcome run(BackupCommand command) {
    return new Outcome.Unsupported(command.operation());
  }
}
