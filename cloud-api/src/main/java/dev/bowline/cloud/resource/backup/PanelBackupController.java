package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Backups as members see them. */
@Controller("/panel/servers/{id}/backups")
@ExecuteOn(TaskExecutors.BLOCKING)
@PanelOnly(everyday = true)
final class PanelBackupController {

  private static final int MOST = 100;

  private final BackupRepository rows;
  private final VisibleServers servers;

  PanelBackupController(BackupRepository rows, VisibleServers servers) {
    this.rows = rows;
    this.servers = servers;
  }

  /** The newest of one server. */
  @Get
  Success<List<Backup>> list(
      Principal.PanelMember member, long id, @QueryValue(defaultValue = "10") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(Code.INVALID_PARAMETER, "limit must be 1 to " + MOST + ".").exception();
    }
    Server server = servers.one(member, id);
    return Success.of(rows.newest(server.id(), limit).stream().map(Backup::of).toList());
  }
}
