package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.backup.BackupAccess;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.job.Job;
import dev.bowline.cloud.job.Jobs;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.Successions;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Backups for the host itself: the key to its repository, and what people do at its own shell. */
@Controller("/agent/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class AgentBackupController {

  private static final int MOST = 100;

  private final Backups backups;
  private final BackupRepository rows;
  private final BackupAccess access;
  private final Jobs jobs;
  private final Successions successions;
  private final VisibleServers servers;

  AgentBackupController(
      Backups backups,
      BackupRepository rows,
      BackupAccess access,
      Jobs jobs,
      Successions successions,
      VisibleServers servers) {
    this.backups = backups;
    this.rows = rows;
    this.access = access;
    this.jobs = jobs;
    this.successions = successions;
    this.servers = servers;
  }

  /** Password and fresh credentials, while the host has a backup job to do. */
  @Post("/backup-access")
  HttpResponse<?> access(
      Principal.Host host, @Body Map<String, Object> body, HttpRequest<?> request) {
    UUID commandId = Fields.of(body).uuid("command_id");
    return AgentRefusal.unless(
        request,
        () -> {
          requireOpenJob(host.serverId(), commandId);
          if (!successions.admits(host.serverId(), host.keyId())) {
            throw Problem.of(Code.SUCCESSION_UNCONFIRMED, Backups.SUCCESSION_ADVICE).exception();
          }
          return access.vend(host.tenantId(), host.serverId());
        });
  }

  /** Starts a backup. */
  @Post("/backups")
  HttpResponse<?> run(Principal.Host host, @Body Map<String, Object> body, HttpRequest<?> request) {
    Fields fields = Fields.of(body);
    BackupWish wish =
        new BackupWish(
            BackupWords.name("name", fields.text("name")),
            BackupWords.paths(fields.texts("paths")),
            null);
    return AgentRefusal.unless(
        request,
        () -> {
          Job job = backups.run(giver(host, Action.RUN, request), server(host), wish, () -> {});
          long id = rows.findByJobId(job.id()).orElseThrow().id();
          return Fields.object("backup_id", id, "job_id", job.id().toString());
        });
  }

  /** The newest backups of the host. */
  @Post("/backups/list")
  Map<String, Object> list(Principal.Host host, @Body Map<String, Object> body) {
    Fields fields = Fields.of(body);
    int limit = fields.has("limit") ? fields.smallNumber("limit") : MOST;
    if (limit < 1 || limit > MOST) {
      throw Problem.of(Code.INVALID_BODY, "limit must be 1 to " + MOST + ".").exception();
    }
    List<Backup> newest = rows.newest(host.serverId(), limit).stream().map(Backup::of).toList();
    return Map.of("backups", newest);
  }

  /** Starts a restore. */
  @Post("/backups/{id}/restore")
  HttpResponse<?> restore(
      Principal.Host host, long id, @Body Map<String, Object> body, HttpRequest<?> request) {
    Fields fields = Fields.of(body);
    var paths = BackupWords.paths(fields.has("paths") ? fields.texts("paths") : List.of());
    var folder = BackupWords.optionalPath(fields.optionalText("folder").orElse(null));
    return AgentRefusal.unless(
        request,
        () ->
            started(
                backups.restore(
                    giver(host, Action.RESTORE, request),
                    server(host),
                    own(host, id),
                    paths,
                    folder)));
  }

  /** Starts the proof that a backup can be restored. */
  @Post("/backups/{id}/verify")
  HttpResponse<?> verify(Principal.Host host, long id, HttpRequest<?> request) {
    return AgentRefusal.unless(
        request,
        () ->
            started(backups.verify(giver(host, Action.RUN, request), server(host), own(host, id))));
  }

  private void requireOpenJob(long serverId, UUID commandId) {
    boolean open =
        jobs.find(serverId, commandId)
            .filter(job -> job.operation().startsWith(Resource.BACKUPS.word() + "."))
            .filter(job -> !job.state().isFinal())
            .isPresent();
    if (!open) {
      throw Problem.of(Code.NOT_FOUND, "This host has no such backup job to do.").exception();
    }
  }

  private BackupRow own(Principal.Host host, long id) {
    return rows.findById(id)
        .filter(row -> row.serverId() == host.serverId())
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such backup.").exception());
  }

  private Server server(Principal.Host host) {
    return servers
        .ofTenant(host.tenantId(), host.serverId())
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "This server is going.").exception());
  }

  private static Giver giver(Principal.Host host, Action action, HttpRequest<?> request) {
    return new Giver(
        host.tenantId(), action, "shell:" + host.serverId(), Exchange.clientIp(request));
  }

  private static Map<String, Object> started(Job job) {
    return Fields.object("job_id", job.id().toString());
  }
}
