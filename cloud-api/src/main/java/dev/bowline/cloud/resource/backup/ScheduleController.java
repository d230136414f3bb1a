package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.exchange.Deleted;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.Required;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When backups are made by themselves, server by server. */
@Controller("/v1/backup-schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduleController {

  private final Schedules schedules;
  private final VisibleServers servers;

  ScheduleController(Schedules schedules, VisibleServers servers) {
    this.schedules = schedules;
    this.servers = servers;
  }

  /** All schedules that a server is to have. */
  @Serdeable
  @Example(
      """
      {"schedules": [{"name": "nightly", "hour": 3, "minute": 30, "days_of_week": ["monday", "friday"],
        "time_zone": "Europe/Berlin", "keep": {"last": 3, "daily": 7, "weekly": 4, "monthly": 6}}]}
      """)
  record WantedSchedules(@Nullable List<WantedSchedule> schedules) {}

  @Get
  @Described("Lists the backup schedules of one server, or of all that the key sees.")
  @RequiresScope(resource = Resource.BACKUPS, action = Action.READ)
  Success<List<Schedule>> list(
      Principal.KeyHolder caller,
      @Nullable @QueryValue("server_id") @Example("1001") Long serverId,
      HttpRequest<?> request) {
    if (serverId != null) {
      return tagged(request, schedules.of(servers.one(caller.credential(), serverId).id()));
    }
    return Success.of(
        servers.all(caller.credential()).stream()
            .flatMap(server -> schedules.of(server.id()).stream())
            .map(Schedule::of)
            .toList());
  }

  @Put("/{sid}")
  @Described("Makes the given schedules those of the server; the others go.")
  @RequiresScope(resource = Resource.BACKUPS, action = Action.WRITE)
  Success<List<Schedule>> replace(
      Principal.KeyHolder caller,
      @Example("1001") long sid,
      IfMatch condition,
      @Body @Required("schedules") WantedSchedules body,
      HttpRequest<?> request) {
    List<WantedSchedule> wanted = body.schedules();
    if (wanted == null) {
      throw Problem.of(Code.INVALID_BODY, "schedules must be a list.").exception();
    }
    var checked = wanted.stream().map(WantedSchedule::checked).toList();
    Server server = servers.one(caller.credential(), sid);
    return tagged(
        request, schedules.replace(giver(caller, request), server.id(), condition, checked));
  }

  @Delete("/{sid}/{id}")
  @Described("Ends one schedule; the backups it made stay.")
  @RequiresScope(resource = Resource.BACKUPS, action = Action.WRITE)
  Success<Deleted> delete(
      Principal.KeyHolder caller,
      @Example("1001") long sid,
      @Example("3") long id,
      HttpRequest<?> request) {
    Server server = servers.one(caller.credential(), sid);
    if (!schedules.delete(giver(caller, request), server.id(), id)) {
      throw Problem.of(Code.NOT_FOUND, "No such schedule.").exception();
    }
    return Success.of(new Deleted(id));
  }

  private static Success<List<Schedule>> tagged(HttpRequest<?> request, List<ScheduleRow> rows) {
    Schedule.tag(rows).tag(request);
    return Success.of(rows.stream().map(Schedule::of).toList());
  }

  private static Giver giver(Principal.KeyHolder caller, HttpRequest<?> request) {
    return new Giver(caller.tenantId(), Action.WRITE, caller.actor(), Exchange.clientIp(request));
  }
}
