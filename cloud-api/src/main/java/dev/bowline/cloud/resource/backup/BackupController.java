package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.exchange.Answers;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.OneOf;
import dev.bowline.cloud.exchange.Required;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.exchange.Within;
import dev.bowline.cloud.job.Job;
import dev.bowline.cloud.job.JobAnswers;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backups for API keys. */
@Controller("/v1/backups")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BackupController {

  private static final int MOST = 100;

  private final Backups backups;
  private final BackupRepository rows;
  private final VisibleBackups visible;
  private final VisibleServers servers;
  private final JobAnswers answers;

  BackupController(
      Backups backups,
      BackupRepository rows,
      VisibleBackups visible,
      VisibleServers servers,
      JobAnswers answers) {
    this.backups = backups;
    this.rows = rows;
    this.visible = visible;
    this.servers = servers;
    this.answers = answers;
  }

  /**
   * A backup to be made.
   *
   * @param paths absolute; empty or absent is all that the host's policy lists
   * @param serverId absent is the only server the key sees
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @Example(
      """
      {"backup_name": "before-upgrade", "paths": ["/etc"]}
      """)
  record CreateBackup(
      @Nullable String backupName,
      @Nullable List<String> paths,
      @Nullable List<Long> domainIds,
      @Nullable Long serverId) {}

  /**
   * What is to come back.
   *
   * @param paths empty or absent is all of the backup
   * @param folder absent is where it came from
   */
  @Serdeable
  @Example(
      """
      {"paths": ["/etc/hostname"], "folder": "/srv/restored"}
      """)
  record Restore(@Nullable List<String> paths, @Nullable String folder) {}

  /**
   * What became of a deletion.
   *
   * @param job that deletes it on the host; null when there was nothing to delete there
   */
  @Serdeable
  @Example("{\"id\": 1014, \"job\": null}")
  record Deletion(long id, @Nullable Job job) {}

  /** The cursor is the id of the last backup of the page before. */
  @Get
  @Described("Lists the backups, the newest first.")
  @RequiresScope(resource = Resource.BACKUPS, action = Action.READ)
  Success<List<Backup>> list(
      Principal.KeyHolder caller,
      @Nullable @QueryValue("server_id") @Example("1001") Long serverId,
      @Nullable @QueryValue @OneOf(BackupState.class) @Example("succeeded") String state,
      @Nullable @QueryValue @Example("1014") String cursor,
      @QueryValue(defaultValue = "50") @Within(most = MOST) @Example("20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(Code.INVALID_PARAMETER, "limit must be 1 to " + MOST + ".").exception();
    }
    if (serverId != null) {
      servers.one(caller.credential(), serverId);
    }
    var query = new VisibleBackups.Query(serverId, state(state), number(cursor));
    List<Backup> page =
        visible.page(caller.credential(), query, limit + 1).stream().map(Backup::of).toList();
    return page.size() > limit
        ? Success.of(
            page.subList(0, limit), Map.of("next_cursor", Long.toString(page.get(limit - 1).id())))
        : Success.of(page);
  }

  @Get("/{id}")
  @Described("Shows one backup.")
  @RequiresScope(resource = Resource.BACKUPS, action = Action.READ)
  Success<Backup> show(Principal.KeyHolder caller, @Example("1014") long id) {
    return Success.of(Backup.of(visible.find(caller.credential(), id)));
  }

  @Post
  @Described("Makes a backup of all that the host's policy lists, or of some paths of it.")
  @Answers({200, 202})
  @RequiresScope(
      resource = Resource.BACKUPS,
      action = {Action.WRITE, Action.RUN})
  HttpResponse<Success<Backup>> create(
      Principal.KeyHolder caller,
      @Body @Required("backup_name") CreateBackup body,
      HttpRequest<?> request) {
    BackupWish wish =
        new BackupWish(
            BackupWords.name("backup_name", body.backupName()),
            BackupWords.paths(body.paths()),
            null);
    Server server = servers.one(caller.credential(), body.serverId());
    if (body.domainIds() != null && !body.domainIds().isEmpty()) {
      throw Problem.of(Code.NOT_FOUND, "No such domain: " + body.domainIds().getFirst())
          .exception();
    }
    Job job = backups.run(giver(caller, runOrWrite(caller), request), server, wish, () -> {});
    return answers.of(job, request, ended -> Backup.of(rows.findByJobId(ended.id()).orElseThrow()));
  }

  @Delete("/{id}")
  @Described("Deletes a backup; whatever else needs its data keeps it.")
  @Answers({200, 202})
  @RequiresScope(resource = Resource.BACKUPS, action = Action.WRITE)
  HttpResponse<Success<Deletion>> delete(
      Principal.KeyHolder caller, @Example("1014") long id, HttpRequest<?> request) {
    BackupRow backup = visible.find(caller.credential(), id);
    if (backup.state() == BackupState.FAILED && rows.deleteFailed(id) > 0) {
      return HttpResponse.ok(Success.of(new Deletion(id, null)));
    }
    Job job =
        backups.delete(
            giver(caller, Action.WRITE, request),
            server(caller, backup),
            List.of(backup),
            () -> {});
    return answers.of(job, request, ended -> new Deletion(id, ended));
  }

  @Post("/{id}/restore")
  @Described("Restores a backup, or some paths of it. What stood there before is kept.")
  @Answers({200, 202})
  @RequiresScope(resource = Resource.BACKUPS, action = Action.RESTORE)
  HttpResponse<Success<Job>> restore(
      Principal.KeyHolder caller,
      @Example("1014") long id,
      @Nullable @Body Restore body,
      HttpRequest<?> request) {
    Restore wanted = body == null ? new Restore(null, null) : body;
    var paths = BackupWords.paths(wanted.paths());
    var folder = BackupWords.optionalPath(wanted.folder());
    BackupRow backup = visible.find(caller.credential(), id);
    return answers.of(
        backups.restore(
            giver(caller, Action.RESTORE, request), server(caller, backup), backup, paths, folder),
        request);
  }

  @Post("/{id}/verify")
  @Described("Proves that a backup can be restored.")
  @Answers({200, 202})
  @RequiresScope(
      resource = Resource.BACKUPS,
      action = {Action.WRITE, Action.RUN})
  HttpResponse<Success<Job>> verify(
      Principal.KeyHolder caller, @Example("1014") long id, HttpRequest<?> request) {
    BackupRow backup = visible.find(caller.credential(), id);
    return answers.of(
        backups.verify(giver(caller, runOrWrite(caller), request), server(caller, backup), backup),
        request);
  }

  private Server server(Principal.KeyHolder caller, BackupRow backup) {
    return servers.one(caller.credential(), backup.serverId());
  }

  /** A job shows to the keys that hold its scope, so it gets one that its giver holds. */
  private static Action runOrWrite(Principal.KeyHolder caller) {
    Credential credential = caller.credential();
    return credential.scopes().permit(Resource.BACKUPS, Action.RUN) ? Action.RUN : Action.WRITE;
  }

  private static Giver giver(Principal.KeyHolder caller, Action action, HttpRequest<?> request) {
    return new Giver(caller.tenantId(), action, caller.actor(), Exchange.clientIp(request));
  }

  private static @Nullable BackupState state(@Nullable String word) {
    return word == null
        ? null
        : BackupState.parse(word)
            .orElseThrow(
                () -> Problem.of(Code.INVALID_PARAMETER, "No such state: " + word).exception());
  }

  private static @Nullable Long number(@Nullable String cursor) {
    try {
      return cursor == null ? null : Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw Problem.of(Code.CURSOR_INVALID, "Begin again without a cursor.").exception();
    }
  }
}
